import { defineRule } from './rule.ts'
import { damageOf } from './shared/damaged.ts'

export const decidedUnaware = defineRule({
  code: 'decided-unaware',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Whoever decided knew of every objection.',

  check: world => damageOf(['decided-unaware'], world),
})
