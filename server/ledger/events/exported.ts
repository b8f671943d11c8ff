// A copy for one audience was made, with what that audience may read and nothing else.
import * as z from 'zod'
import { digest, label, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'

export const exported = defineEvent({
  type: 'exported',
  act: 'export',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ audience: label, digest, words: words.optional() }),
  apply(state, told) {
    const { audience, digest: text } = told.body
    state.exports.set(told.id, { ...saying(told), audience, digest: text })
  },
})
