import { defineRule } from './rule.ts'
import { isSettled } from './shared/settled.ts'

const write = 'write `— @handle, due 2026-11-20` at its end'

export const ownerlessStep = defineRule({
  code: 'ownerless-step',
  scope: 'block',
  severity: 'error',
  summary: 'Every open next step names who takes it and by when.',

  *check({ statements }) {
    for (const statement of statements) {
      const { id, letter, idSpan: span, fields } = statement
      if (letter !== 'N' || isSettled(statement)) continue
      if (!fields.some(({ name }) => name === 'owner'))
        yield { span, message: `${id} names nobody who is to take it: ${write}.` }
      if (!fields.some(({ name }) => name === 'due' || name === 'checkpoint'))
        yield { span, message: `${id} has no date by which it is due: ${write}.` }
    }
  },
})
