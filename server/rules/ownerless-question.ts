import { defineRule } from './rule.ts'
import { isSettled } from './shared/settled.ts'

export const ownerlessQuestion = defineRule({
  code: 'ownerless-question',
  scope: 'block',
  severity: 'error',
  summary: 'Every open question names who is to answer it.',

  *check({ statements }) {
    for (const statement of statements) {
      const { id, letter, idSpan, fields } = statement
      if (letter !== 'Q' || isSettled(statement) || fields.some(({ name }) => name === 'owner')) continue
      yield { span: idSpan, message: `${id} names nobody who is to answer it: write \`— @handle\` at its end.` }
    }
  },
})
