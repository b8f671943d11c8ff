// A person looked at a suspicion and says why it is none.
import * as z from 'zod'
import { eventId, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { amend } from '../state.ts'

export const suspicionDismissed = defineEvent({
  type: 'suspicion-dismissed',
  act: 'dismiss',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ suspicion: eventId, words }),
  about: ({ suspicion }) => [suspicion],
  refuse: ({ body }, { state }) =>
    state.suspicions.has(body.suspicion) ? undefined : 'what it dismisses is no suspicion',
  apply: (state, { id, body }) =>
    amend(state.suspicions, body.suspicion, one => ({ ...one, dismissedBy: [...one.dismissedBy, id] })),
})
