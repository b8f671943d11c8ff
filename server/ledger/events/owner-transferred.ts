// The part of the approval owner, or of the coordinator, goes to another person.
import * as z from 'zod'
import { handle, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { holds, succeed } from '../standing.ts'

const places = { owner: 'owners', coordinator: 'coordinators' } as const

export const ownerTransferred = defineEvent({
  type: 'owner-transferred',
  act: 'transfer',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({
    place: z.enum(['owner', 'coordinator']),
    from: handle,
    to: handle,
    words: words.optional(),
  }),
  refuse: ({ body }, { standing }) =>
    holds(standing[places[body.place]], body.from) ? undefined : `@${body.from} is not the ${body.place}`,
  stand(standing, { id: event, body }, past) {
    const place = places[body.place]
    return { ...standing, [place]: succeed(standing[place], { event, value: body.to }, past) }
  },
})
