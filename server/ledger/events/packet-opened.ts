// The first event of every ledger. It pins the policy: whoever opens is judged by the policy that the event itself names.
import * as z from 'zod'
import { handle, label } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { succeed } from '../standing.ts'

export const packetOpened = defineEvent({
  type: 'packet-opened',
  act: 'open',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ profile: label, coordinator: handle, owner: handle }),
  refuse: (_told, { standing }) => (standing.opened.length > 0 ? 'the packet is open already' : undefined),
  stand: (standing, { id: event, policy, body }, past) => ({
    ...standing,
    opened: succeed(standing.opened, { event, value: { profile: body.profile } }, past),
    policies: succeed(standing.policies, { event, value: policy }, past),
    coordinators: succeed(standing.coordinators, { event, value: body.coordinator }, past),
    owners: succeed(standing.owners, { event, value: body.owner }, past),
  }),
})
