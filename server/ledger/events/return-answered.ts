// A person says which change answers which reason of a return: the second handoff shows both.
import * as z from 'zod'
import { eventId, target, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { amend } from '../state.ts'

export const returnAnswered = defineEvent({
  type: 'return-answered',
  act: 'answer-return',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({
    handoff: eventId,
    reason: z.int().min(1).describe('Counted from 1, in the order of the return.'),
    targets: z.array(target).describe('The changes, as their text stands.'),
    words,
  }),
  about: ({ handoff }) => [handoff],
  refuse: ({ body }, { state }) =>
    state.handoffs.get(body.handoff)?.returned?.reasons[body.reason - 1]
      ? undefined
      : 'there is no such reason to answer',
  apply(state, told) {
    const answer = { ...saying(told), targets: told.body.targets }
    amend(state.handoffs, told.body.handoff, handoff => {
      const { returned } = handoff
      if (!returned) return handoff
      const reasons = returned.reasons.map((reason, index) =>
        index === told.body.reason - 1 ? { ...reason, answers: [...reason.answers, answer] } : reason,
      )
      return { ...handoff, returned: { ...returned, reasons } }
    })
  },
})
