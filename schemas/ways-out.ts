// How a packet gets on: what must be there first, where it goes, who looks deeper, and what ends the routine.
import * as z from 'zod'
import { signing } from './authority.ts'
import { condition, conditions } from './condition.ts'
import { duration, name, role, words } from './names.ts'

export const prerequisite = z.strictObject({
  name,
  about: words.describe('What must be so, as a sentence.'),
  evidence: z
    .array(name)
    .default([])
    .describe('Met when a fact or claim outside of drafts cites evidence of one of these kinds.'),
  field: name.optional().describe('Met when this front-matter field has a value.'),
  reviewer: role.optional().describe('Met when somebody has this reviewer’s place.'),
  met: conditions.describe('Met when all of these hold.'),
  when: conditions.describe('Asked for only while all of these hold.'),
  before: z.enum(['review', 'handoff', 'release']).default('review').describe('What it comes before.'),
})

export const handoff = z.strictObject({
  to: words.describe('Where the packet goes: the formal decision that this product never takes.'),
  condition: words.describe('The exact condition, in words, that must be met before it goes.'),
  signed: signing.prefault({ by: ['coordinator', 'owner'] }).describe('Whose signatures it needs.'),
  checkpoints: z
    .int()
    .min(0)
    .default(0)
    .describe('How many dated checkpoints after the decision the packet needs at least.'),
  next_owner: role.optional().describe('The role that takes over where it goes.'),
  routes: z
    .array(
      z.strictObject({
        when: z.array(condition).min(1).describe('All of these hold.'),
        to: words.describe('Where the packet goes then.'),
        next_owner: role.optional().describe('The role that takes over there.'),
      }),
    )
    .default([])
    .describe('Other ways, such as another board over an amount. The first whose conditions hold is taken, else `to`.'),
})

export const release = z.strictObject({
  section: words.describe('The section that leaves.'),
  to: words.describe('Who gets it.'),
  signed: signing.prefault({ by: ['owner'] }).describe('Whose signatures it needs.'),
})

export const referral = z.strictObject({
  name,
  about: words.describe('When a packet goes this way.'),
  path: words.describe('Who does what with it.'),
  owner: name.describe('The role that brings it back; or `coordinator` or `owner` of this packet.'),
  within: duration.optional().describe('How long that may take.'),
})

export const escalation = z.strictObject({
  name,
  about: words.describe('What has happened when this is raised.'),
  when: z
    .array(z.array(condition).min(1))
    .default([])
    .describe('Raised by any of these groups, each with all of its conditions.'),
  words: z
    .array(words)
    .default([])
    .describe('Phrases in facts and claims that raise it, such as `unauthorised access`.'),
  path: words.describe('The formal process that takes over.'),
  closes: role.describe('The only role that can end it.'),
  tell: z.array(words).default([]).describe('Who is told.'),
  within: duration.describe('How soon they are told.'),
})
