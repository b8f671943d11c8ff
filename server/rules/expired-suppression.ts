import { defineRule } from './rule.ts'
import { directiveAt, takeOut } from './shared/take-out.ts'

export const expiredSuppression = defineRule({
  code: 'expired-suppression',
  scope: 'suppressions',
  severity: 'warning',
  summary: 'No comment that suppresses findings is past its day.',

  *check(suppressions, { clock }) {
    for (const { directive } of suppressions) {
      const { until } = directive
      if (!until || (until.day !== undefined && until.day >= clock.today)) continue
      const message = until.day
        ? `This comment ended on ${until.day} and suppresses nothing.`
        : `This comment suppresses nothing: \`${until.text}\` is no day like 2026-11-20.`
      yield { span: until.span, message }
    }
  },

  // A day that cannot be read was meant to be one: a person puts it right.
  fix({ span }) {
    const directive = directiveAt(span)
    return directive?.until?.day ? [takeOut(directive)] : []
  },
})
