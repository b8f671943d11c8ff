// A person says: these are the owner, the reviewers and the criteria, under the policy as it stands. Before that, nobody
// consolidates and nobody recommends; after a change of policy it is said again.
import * as z from 'zod'
import { block, handle, role } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { type Held, succeed, values } from '../standing.ts'

export const charterConfirmed = defineEvent({
  type: 'charter-confirmed',
  act: 'confirm-charter',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({
    owner: handle,
    reviewers: z.array(z.strictObject({ role, reviewer: handle })),
    criteria: z.array(block).describe('The requirements that the packet is held against, as they stood.'),
  }),
  refuse({ body }, { standing }) {
    const owners = values(standing.owners)
    if (owners.length > 1) return `it has to be settled first who owns the packet: ${owners.join(' or ')}`
    return owners[0] === body.owner ? undefined : `the owner is @${owners[0]}, not @${body.owner}`
  },
  stand(standing, { id: event, name, policy, body }, past) {
    const reviewers = new Map(standing.reviewers)
    for (const [of, held] of Map.groupBy(body.reviewers, assigned => assigned.role)) {
      const unknown = (reviewers.get(of) ?? []).filter(other => !past.precedes(other.event, event))
      const named: Held<string>[] = held.map(({ reviewer }) => ({ event, value: reviewer }))
      reviewers.set(of, [...unknown, ...named])
    }
    const charters = succeed(standing.charters, { event, value: { policy, by: name } }, past)
    return { ...standing, reviewers, charters }
  },
})
