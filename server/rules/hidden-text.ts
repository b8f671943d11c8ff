import { defineRule } from './rule.ts'
import { fixesOfProblem, problemsIn } from './shared/parser-problems.ts'

export const hiddenText = defineRule({
  code: 'hidden-text',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'The page shows everything that is written in it.',
  check: block => problemsIn(block, 'hidden-text'),
  fix: fixesOfProblem,
})
