// Events are lost for good, and a person who may says so: the ledger goes on, and names the loss for ever.
import * as z from 'zod'
import { eventSet, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'

export const lossAcknowledged = defineEvent({
  type: 'loss-acknowledged',
  act: 'acknowledge-loss',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ events: eventSet.min(1), words }),
  apply(state, { id, body }) {
    for (const event of body.events) state.losses.set(event, id)
  },
})
