// The pause is over.
import * as z from 'zod'
import { eventId, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { amend } from '../state.ts'

export const holdLifted = defineEvent({
  type: 'hold-lifted',
  act: 'resume',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ hold: eventId, words: words.optional() }),
  about: ({ hold }) => [hold],
  refuse: ({ body }, { state }) => (state.holds.has(body.hold) ? undefined : 'what it lifts is no hold'),
  apply: (state, { id: lifted, body }) => amend(state.holds, body.hold, hold => ({ ...hold, lifted })),
})
