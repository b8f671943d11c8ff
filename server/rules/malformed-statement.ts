import { defineRule } from './rule.ts'
import { fixesOfProblem, problemsIn } from './shared/parser-problems.ts'

export const malformedStatement = defineRule({
  code: 'malformed-statement',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'Everything that looks like a statement is one.',
  check: block => problemsIn(block, 'malformed-statement'),
  fix: fixesOfProblem,
})
