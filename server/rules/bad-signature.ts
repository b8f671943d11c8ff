import { defineRule } from './rule.ts'
import { damageOf } from './shared/damaged.ts'

export const badSignature = defineRule({
  code: 'bad-signature',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every decision of the ledger is signed with a key of the person who took it.',

  check: world => damageOf(['bad-signature', 'weak-signature', 'unsigned-decision'], world),
})
