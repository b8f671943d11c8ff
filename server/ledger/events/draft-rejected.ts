// A person turns a draft down and says why. It is kept, apart from what was accepted, and is not proposed again.
import * as z from 'zod'
import { eventId, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { decide } from '../drafts.ts'

export const draftRejected = defineEvent({
  type: 'draft-rejected',
  act: 'reject',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({
    draft: eventId,
    reason: z.enum(['overstated', 'minimised an objection', 'implied readiness', 'wrong source', 'other']),
    words: words.optional(),
  }),
  about: ({ draft }) => [draft],
  refuse({ name, body }, { state }) {
    const draft = state.drafts.get(body.draft)
    if (!draft) return 'what it rejects is no draft'
    const own = draft.verb !== 'objects to' || draft.onBehalfOf === undefined || draft.onBehalfOf === name
    return own ? undefined : `the objection waits for @${draft.onBehalfOf}, and nobody else turns it down`
  },
  apply(state, { id: event, name: by, time, body }, past) {
    decide(state, body.draft, { event, by, time, outcome: 'rejected', reason: body.reason }, past)
  },
})
