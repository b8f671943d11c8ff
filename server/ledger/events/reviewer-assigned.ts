// Somebody reviews for a role. Several may, where the profile asks for more than one.
import * as z from 'zod'
import { handle, role } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { holds } from '../standing.ts'

export const reviewerAssigned = defineEvent({
  type: 'reviewer-assigned',
  act: 'assign',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ role, reviewer: handle }),
  stand(standing, { id: event, body }) {
    const held = standing.reviewers.get(body.role) ?? []
    if (holds(held, body.reviewer)) return standing
    return {
      ...standing,
      reviewers: new Map(standing.reviewers).set(body.role, [...held, { event, value: body.reviewer }]),
    }
  },
})
