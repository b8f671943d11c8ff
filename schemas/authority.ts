// Who may do what with a packet: reviewers and their order, rights, limits, and what nobody may do.
import * as z from 'zod'
import { conditions, pointer } from './condition.ts'
import { amount, duration, name, percent, role, words } from './names.ts'

/** Acts that a person signs. A profile may ask for a better key for some of them. */
const signedActs = [
  'accept',
  'carry',
  'withdraw',
  'sign_off',
  'confirm_charter',
  'assign',
  'transfer',
  'hold',
  'close_escalation',
  'settle',
  'mark_ready',
  'hand_off',
  'release',
  'export',
  'change_policy',
] as const

const who = z
  .array(name)
  .describe('Roles; or `coordinator` and `owner` of this packet, its `reviewer`s, `anyone` on the roster.')

const signers = z.array(name).min(1).describe('Roles, or `coordinator` and `owner` of this packet.')

export const signing = z.strictObject({
  by: signers,
  in_order: z.boolean().default(true).describe('Whether they sign in the order in which they stand here.'),
})

export const roleAbout = z.strictObject({
  title: words.describe('How it is written for a reader, like `SRE` or `revenue operations`.'),
  about: words.optional().describe('What people in this role answer for.'),
})

export const reviewer = z.strictObject({
  role,
  mandatory: z.boolean().default(true).describe('Whether nothing is handed over without this role’s sign-off.'),
  at_least: z.int().positive().default(1).describe('How many people of this role sign off.'),
  sections: z.array(words).default([]).describe('What this reviewer signs off. None named: the revision.'),
  after: z.array(role).default([]).describe('Roles that sign off before this one.'),
  when: conditions.describe('Mandatory only while all of these hold, such as an amount over a threshold.'),
})

export const may = z.strictObject({
  own: who.default(['owner']).describe('Roles of the roster that can be given the packet.'),
  coordinate: who.default(['coordinator']).describe('Roles of the roster that can open and coordinate a packet.'),
  accept: who.default(['coordinator', 'owner']).describe('Accept text, and reject drafts.'),
  object: who.default(['anyone']).describe('Raise an objection.'),
  answer: who.default(['anyone']).describe('Answer an objection or a question.'),
  carry: who.default(['owner']).describe('Accept to carry an objection into the decision.'),
  confirm_charter: who.default(['coordinator', 'owner']).describe('Confirm owner, reviewers and criteria.'),
  assign: who.default(['coordinator', 'owner']).describe('Assign reviewers.'),
  transfer: who.default(['owner']).describe('Pass the packet to another owner.'),
  hold: who.default(['coordinator', 'owner']).describe('Place and lift a hold, and refer the packet to somebody.'),
  escalate: who.default(['anyone']).describe('Send the packet to a formal process.'),
  settle: who
    .default(['coordinator', 'owner'])
    .describe('Confirm a claim after its evidence changed; settle a conflict.'),
  mark_ready: who.default(['coordinator', 'owner']).describe('Mark the revision ready for handoff.'),
  export: who.default(['coordinator', 'owner']).describe('Export what is restricted.'),
  change_policy: who.default(['owner']).describe('Put a new profile or roster in force for the packet.'),
})

export const keys = z.partialRecord(z.enum(signedActs), z.enum(['any', 'touch', 'touch+pin']))

export const apart = z.array(
  z.array(name).min(2).describe('`coordinator`, `owner`, roles, or fields of the type `person`.'),
)

export const neverCarried = z.strictObject({
  topic: name.optional().describe('Objections to statements on this topic.'),
  role: role.optional().describe('Objections that somebody in this role raised.'),
  section: words.optional().describe('Objections to what stands in this section.'),
  why: words.describe('Why nobody may: shown to those who try.'),
})

const limitHint = 'must be an amount like `50,000 USD`, a duration like `90d`, a percentage like `80%`, or a number'

export const threshold = z.strictObject({
  field: name.describe('The field that is compared: an amount, a number, a percentage, a duration or a date.'),
  from: name.optional().describe('Of a date: the field with the day to count from. Absent: today.'),
  over: z.union([amount, duration, percent, z.number()], { error: limitHint }),
  role: role.describe('The role whose authority reaches this far: only its holder may own the packet.'),
})

export const cap = z.strictObject({
  field: name.describe('The front-matter amount that is capped.'),
  clause: name.describe('The evidence kind of the clause that holds the cap.'),
  percent_at: pointer.describe('JSON Pointer to the percentage in the clause.'),
  of: z.strictObject({ evidence: name, at: pointer }).describe('The amount that the percentage is of.'),
})
