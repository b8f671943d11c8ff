// The other side has the packet, and somebody there took it over.
import * as z from 'zod'
import { eventId, label, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { amend } from '../state.ts'

export const intakeReceived = defineEvent({
  type: 'intake-received',
  act: 'record-intake',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ handoff: eventId, party: label.describe('Who took it over.'), words: words.optional() }),
  about: ({ handoff }) => [handoff],
  refuse: ({ body }, { state }) =>
    state.handoffs.has(body.handoff) ? undefined : 'what was received is no handoff of this packet',
  apply: (state, told) =>
    amend(state.handoffs, told.body.handoff, handoff => ({
      ...handoff,
      received: { ...saying(told), party: told.body.party },
    })),
})
