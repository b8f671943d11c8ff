// A person whose role may carry an objection into the formal review takes the risk upon himself or herself, for the text
// as it stood and until a day.
import * as z from 'zod'
import { day, eventId, label, riskId, target, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { amend } from '../state.ts'
import { judged } from '../threads.ts'

export const riskCarried = defineEvent({
  type: 'risk-carried',
  act: 'carry',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({
    id: riskId,
    objection: eventId,
    targets: z.array(target).min(1).describe('What the objection is about, as its text stood.'),
    topics: z.array(label).optional().describe('What it is on: a policy may name who alone carries that, or nobody.'),
    sections: z.array(label).optional().describe('Where it stands.'),
    until: day.optional(),
    words,
  }),
  about: ({ objection }) => [objection],
  refuse: ({ body }, { state }) =>
    state.objections.has(body.objection) ? undefined : 'what it carries is no objection',
  apply(state, told, past) {
    const { id, objection: of, targets, until } = told.body
    state.risks.set(told.id, { ...saying(told), id, objection: of, targets, until })
    amend(state.objections, of, objection =>
      judged({ ...objection, carriedBy: [...objection.carriedBy, told.id] }, past),
    )
  },
})
