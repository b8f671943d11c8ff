// A person whom the profile names says: this revision, with everything that the ledger held, is ready to be handed off.
import * as z from 'zod'
import { role, seal, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'

export const readinessMarked = defineEvent({
  type: 'readiness-marked',
  act: 'ready',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ ...seal, as: role.describe('`coordinator`, `owner`, or a role.'), words: words.optional() }),
  about: ({ heads }) => heads,
  apply(state, told) {
    const { words: _words, ...mark } = told.body
    state.marks.set(told.id, { ...saying(told), ...mark })
  },
})
