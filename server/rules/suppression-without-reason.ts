import { defineRule } from './rule.ts'

export const suppressionWithoutReason = defineRule({
  code: 'suppression-without-reason',
  scope: 'suppressions',
  severity: 'error',
  summary: 'Every comment that suppresses findings says why.',

  *check(suppressions) {
    for (const { directive } of suppressions) {
      if (directive.reason) continue
      const message = 'This comment suppresses nothing: it does not say why. Add the reason after ` -- `.'
      yield { span: directive.span, message }
    }
  },
})
