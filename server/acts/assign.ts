// Makes somebody a reviewer. Several may review for one role.
import * as z from 'zod'
import { plainRole } from '../profile/people.ts'
import { defineAct } from './act.ts'
import { bare, handle } from './shared/given.ts'

export const assign = defineAct({
  name: 'assign',
  summary: 'Assign a reviewer for a role.',
  input: z.strictObject({
    role: z.string().describe('The role: `security`.'),
    reviewer: handle.describe('Who reviews.'),
  }),
  positional: ['role', 'reviewer'],
  writes: ['reviewer-assigned'],

  plan({ role: said, reviewer: named }, { ledger }) {
    const [role, reviewer] = [plainRole(said), bare(named)]
    if (ledger.standing.reviewers.get(role)?.some(({ value }) => value === reviewer))
      return { no: `@${reviewer} reviews for ${role} already.` }
    return {
      says: `@${reviewer} reviews for ${role}.`,
      deeds: [{ type: 'reviewer-assigned', body: { role, reviewer } }],
    }
  },
})
