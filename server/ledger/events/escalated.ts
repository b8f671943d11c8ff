// The case goes to a formal process (incident, emergency change, security). The packet's own loop stands still until the
// role that the profile names closes the escalation.
import * as z from 'zod'
import { eventId, label, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { amend } from '../state.ts'

export const escalated = defineEvent({
  type: 'escalated',
  act: 'escalate',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ path: label, suspicion: eventId.optional(), words }),
  about: ({ suspicion }) => (suspicion ? [suspicion] : []),
  refuse: ({ body }, { state }) =>
    body.suspicion && !state.suspicions.has(body.suspicion) ? 'what it escalates is no suspicion' : undefined,
  apply(state, told) {
    const { path, suspicion } = told.body
    state.escalations.set(told.id, { ...saying(told), path, closedBy: [], seen: [] })
    if (suspicion) amend(state.suspicions, suspicion, one => ({ ...one, escalatedBy: [...one.escalatedBy, told.id] }))
  },
})
