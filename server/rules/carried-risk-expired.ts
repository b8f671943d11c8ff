import { defineRule } from './rule.ts'
import { isPast } from './shared/past.ts'
import { targetNames } from './shared/targets.ts'

export const carriedRiskExpired = defineRule({
  code: 'carried-risk-expired',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'Nobody carries a risk beyond the day they named.',

  *check({ statements }, { clock }) {
    for (const { id, letter, fields, box } of statements) {
      if (letter !== 'R') continue
      for (const field of fields) {
        if (field.name !== 'until' || !field.when || !isPast(field.when, clock)) continue
        const targets = targetNames(box?.targets ?? [])
        yield { span: field.span, message: `${id} carried ${targets} until ${field.when.text}, which is past.` }
      }
    }
  },
})
