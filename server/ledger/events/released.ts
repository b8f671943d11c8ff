// The accepted text of one section left for its audience, while the packet stays open.
import * as z from 'zod'
import { block, digest, label, seal, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'

export const released = defineEvent({
  type: 'released',
  act: 'release',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({
    ...seal,
    section: label,
    audience: label,
    blocks: z.array(block).min(1).describe('What left, block by block: a later fact may overtake it.'),
    digest: digest.describe('Of the text as it left.'),
    words: words.describe('The text as it left, and to whom.'),
  }),
  about: ({ heads }) => heads,
  apply(state, told) {
    const { section, audience, digest: text, blocks } = told.body
    state.releases.set(told.id, { ...saying(told), section, audience, digest: text, blocks })
  },
})
