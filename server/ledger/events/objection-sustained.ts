// Whoever objected says that the answers did not settle it.
import * as z from 'zod'
import { eventId, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { addToThread, whyNotTheirs } from '../threads.ts'

export const objectionSustained = defineEvent({
  type: 'objection-sustained',
  act: 'sustain',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ objection: eventId, words }),
  about: ({ objection }) => [objection],
  refuse: ({ name, body }, { state, standing }) => whyNotTheirs(state.objections.get(body.objection), name, standing),
  apply(state, told, past) {
    const target = { kind: 'event', event: told.body.objection } as const
    addToThread(state, target, { ...saying(told), verb: 'sustained' }, past)
  },
})
