import { defineRule } from './rule.ts'
import { fixesOfProblem, problemsIn } from './shared/parser-problems.ts'

export const malformedEvidence = defineRule({
  code: 'malformed-evidence',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'Every evidence definition can be read.',
  check: block => problemsIn(block, 'malformed-evidence'),
  fix: fixesOfProblem,
})
