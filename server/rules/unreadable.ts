import { defineRule } from './rule.ts'
import { problemsIn } from './shared/parser-problems.ts'

export const unreadable = defineRule({
  code: 'unreadable',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'The whole page can be read.',
  check: block => problemsIn(block, 'unreadable'),
})
