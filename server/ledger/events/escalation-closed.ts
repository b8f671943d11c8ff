// The formal process is done with the case, and the loop goes on.
import * as z from 'zod'
import { block, eventId, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { amend } from '../state.ts'

export const escalationClosed = defineEvent({
  type: 'escalation-closed',
  act: 'close-escalation',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({
    escalation: eventId,
    blocks: z.array(block).optional().describe('Text that calls for the process, as it stood when it was done.'),
    words,
  }),
  about: ({ escalation }) => [escalation],
  refuse: ({ body }, { state }) =>
    state.escalations.has(body.escalation) ? undefined : 'what it closes is no escalation',
  apply(state, { id, body }, past) {
    amend(state.escalations, body.escalation, one => ({
      ...one,
      closedBy: [...one.closedBy, id],
      seen: [...one.seen, ...(body.blocks ?? [])],
    }))
    const path = state.escalations.get(body.escalation)?.path
    for (const [key, alarm] of state.alarms)
      if (alarm.path === path && past.precedes(alarm.event, id))
        amend(state.alarms, key, one => ({ ...one, closedBy: [...one.closedBy, id] }))
  },
})
