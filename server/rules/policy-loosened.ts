import { defineRule } from './rule.ts'
import { damageOf } from './shared/damaged.ts'

export const policyLoosened = defineRule({
  code: 'policy-loosened',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Nobody made the policy laxer after something was decided under it.',

  check: world => damageOf(['policy-loosened'], world),
})
