// The other side sent the packet back. Each of its reasons blocks until a person answers it.
import * as z from 'zod'
import { eventId, label, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { amend } from '../state.ts'

export const intakeReturned = defineEvent({
  type: 'intake-returned',
  act: 'record-intake',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({
    handoff: eventId,
    reasons: z.array(z.strictObject({ label, words: words.optional() })).min(1),
  }),
  about: ({ handoff }) => [handoff],
  refuse: ({ body }, { state }) =>
    state.handoffs.has(body.handoff) ? undefined : 'what was returned is no handoff of this packet',
  apply(state, told) {
    const { handoff: of, reasons } = told.body
    const returned = { ...saying({ ...told, body: {} }), reasons: reasons.map(reason => ({ ...reason, answers: [] })) }
    amend(state.handoffs, of, handoff => ({ ...handoff, returned }))
  },
})
