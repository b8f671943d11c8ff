// Whoever objected takes the objection back, or the successor to whom it visibly passed. Nobody else can.
import * as z from 'zod'
import { eventId, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { amend } from '../state.ts'
import { judged, whyNotTheirs } from '../threads.ts'

export const objectionWithdrawn = defineEvent({
  type: 'objection-withdrawn',
  act: 'withdraw',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ objection: eventId, words: words.optional() }),
  about: ({ objection }) => [objection],
  refuse: ({ name, body }, { state, standing }) => whyNotTheirs(state.objections.get(body.objection), name, standing),
  apply(state, told, past) {
    amend(state.objections, told.body.objection, objection => {
      const thread = [...objection.thread, { ...saying(told), verb: 'withdrawn' } as const]
      return judged({ ...objection, thread, withdrawnBy: [...objection.withdrawnBy, told.id] }, past)
    })
  },
})
