// A reviewer's part goes to a successor, visibly, and with it the objections that were raised in that part.
import * as z from 'zod'
import { handle, role, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { holds } from '../standing.ts'

export const reviewerPassedOn = defineEvent({
  type: 'reviewer-passed-on',
  act: 'pass-on',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ role, from: handle, to: handle, words: words.optional() }),
  refuse({ body }, { standing }) {
    if (body.from === body.to) return 'it names the same person twice'
    return holds(standing.reviewers.get(body.role), body.from)
      ? undefined
      : `@${body.from} does not review for ${body.role}`
  },
  stand(standing, { id: event, body }) {
    const others = (standing.reviewers.get(body.role) ?? []).filter(
      ({ value }) => value !== body.from && value !== body.to,
    )
    return {
      ...standing,
      reviewers: new Map(standing.reviewers).set(body.role, [...others, { event, value: body.to }]),
      passedOn: [...standing.passedOn, { event, value: { role: body.role, from: body.from, to: body.to } }],
    }
  },
})
