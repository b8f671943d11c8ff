// A person takes a draft over, as it is or corrected. Accepting a draft is accepting the blocks that come of it; a draft
// of an answer becomes that person's answer.
import * as z from 'zod'
import { acceptedBlock, eventId, words } from '../../../schemas/ledger.ts'
import { accept } from '../acceptance.ts'
import { defineEvent, saying } from '../definition.ts'
import { decide } from '../drafts.ts'
import { addToThread } from '../threads.ts'

export const draftAccepted = defineEvent({
  type: 'draft-accepted',
  act: 'accept',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({
    draft: eventId,
    blocks: z.array(acceptedBlock).describe('What the page says now in its place. Empty for an answer and a removal.'),
    corrected: z.boolean().describe('The person changed the text before taking it.'),
    words: words.optional().describe('A corrected answer.'),
  }),
  about: ({ draft }) => [draft],
  refuse({ name, body }, { state }) {
    const draft = state.drafts.get(body.draft)
    if (!draft) return 'what it accepts is no draft'
    if (draft.verb === 'answers' && (draft.onBehalfOf ?? name) !== name)
      return `the answer was drafted for @${draft.onBehalfOf}`
    return draft.verb === 'objects to' ? 'an objection is confirmed by the one who raises it, not accepted' : undefined
  },
  apply(state, told, past) {
    const { draft: of, blocks, corrected } = told.body
    const draft = state.drafts.get(of)!
    decide(state, of, { event: told.id, by: told.name, time: told.time, outcome: 'accepted', corrected }, past)
    for (const block of blocks) accept(state, told, block, { draft: of, corrected })
    if (draft.verb !== 'answers') return
    const answer = { ...saying(told), words: told.body.words ?? draft.words, verb: 'answered', draft: of } as const
    for (const target of draft.targets) addToThread(state, target, answer, past)
  },
})
