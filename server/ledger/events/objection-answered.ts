// A person answers an objection. Without that person's key it stands in the thread and clears nothing.
import * as z from 'zod'
import { eventId, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { addToThread } from '../threads.ts'

export const objectionAnswered = defineEvent({
  type: 'objection-answered',
  act: 'answer',
  by: 'people',
  signature: 'welcome',
  body: z.strictObject({ objection: eventId, words }),
  about: ({ objection }) => [objection],
  refuse: ({ body }, { state }) =>
    state.objections.has(body.objection) ? undefined : 'what it answers is no objection',
  apply(state, told, past) {
    const target = { kind: 'event', event: told.body.objection } as const
    addToThread(state, target, { ...saying(told), verb: 'answered' }, past)
  },
})
