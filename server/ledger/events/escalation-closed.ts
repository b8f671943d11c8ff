// The formal process is done with the case, and the loop goes on.
import * as z from 'zod'
import { eventId, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { amend } from '../state.ts'

export const escalationClosed = defineEvent({
  type: 'escalation-closed',
  act: 'close-escalation',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ escalation: eventId, words }),
  about: ({ escalation }) => [escalation],
  refuse: ({ body }, { state }) =>
    state.escalations.has(body.escalation) ? undefined : 'what it closes is no escalation',
  apply: (state, { id: closed, body }) =>
    amend(state.escalations, body.escalation, escalation => ({ ...escalation, closed })),
})
