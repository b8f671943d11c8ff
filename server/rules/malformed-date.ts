import { defineRule } from './rule.ts'
import { problemsIn } from './shared/parser-problems.ts'

export const malformedDate = defineRule({
  code: 'malformed-date',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'Every date is a day that exists.',
  check: block => problemsIn(block, 'malformed-date'),
})
