import { defineRule } from './rule.ts'
import { isPast } from './shared/past.ts'
import { isSettled } from './shared/settled.ts'

export const overdueStep = defineRule({
  code: 'overdue-step',
  scope: 'block',
  severity: 'error',
  summary: 'No open question or next step is past its date.',

  *check({ statements }, { clock }) {
    for (const statement of statements) {
      const { id, letter, fields } = statement
      if ((letter !== 'N' && letter !== 'Q') || fields.length === 0 || isSettled(statement)) continue
      for (const field of fields) {
        if ((field.name !== 'due' && field.name !== 'checkpoint') || !field.when || !isPast(field.when, clock)) continue
        const left = letter === 'N' ? 'is not done' : 'is open'
        yield { span: field.span, message: `${id} was due on ${field.when.text} and ${left}.` }
      }
    }
  },
})
