// Events that count for nothing, or count their own place wrongly, are in the ledger for good. A person who may says that
// they were seen and why nothing is to come of them: they stay named, and nothing waits for them any more.
import * as z from 'zod'
import { eventSet, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'

export const refusalSetAside = defineEvent({
  type: 'refusal-set-aside',
  act: 'set-aside',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ events: eventSet.min(1), words }),
  about: ({ events }) => events,
  apply(state, { id, body }) {
    for (const event of body.events) state.setAside.set(event, id)
  },
})
