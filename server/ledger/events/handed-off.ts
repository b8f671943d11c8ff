// The packet left for the formal decision. It asks for one and is none.
import * as z from 'zod'
import { digest, eventId, label, seal, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'

export const handedOff = defineEvent({
  type: 'handed-off',
  act: 'hand-off',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({
    ...seal,
    marks: z.array(eventId).min(1).describe('The readiness marks that it rests on.'),
    manifest: digest.describe('Of the bundle that left.'),
    to: label,
    words: words.optional(),
  }),
  about: ({ heads, marks }) => [...heads, ...marks],
  refuse: ({ body }, { state }) =>
    body.marks.every(mark => state.marks.has(mark)) ? undefined : 'it rests on readiness that nobody marked',
  apply(state, told) {
    const { revision, heads, count, set, manifest, to } = told.body
    state.handoffs.set(told.id, { ...saying(told), revision, heads, count, set, manifest, to })
  },
})
