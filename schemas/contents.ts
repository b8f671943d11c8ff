// What a packet of one kind contains: fields, sections, kinds of evidence, topics.
import * as z from 'zod'
import { conditions } from './condition.ts'
import { duration, name, role, words } from './names.ts'

export const field = z.strictObject({
  type: z
    .enum(['text', 'date', 'amount', 'number', 'percent', 'duration', 'person', 'choice', 'statement'])
    .describe('`person` is a handle of the roster, `statement` the ID of a statement, `choice` one of `choices`.'),
  choices: z.array(words).optional().describe('What a `choice` may be.'),
  pattern: words.max(200).optional().describe('A regular expression that the whole value matches.'),
  required: z.boolean().default(false).describe('Whether a packet without it is incomplete.'),
  about: words.optional().describe('What the field says.'),
})

export const expiry = z.strictObject({
  field: name.describe('The date field with the last day of what is asked for.'),
  longest: duration.optional().describe('How far from today that day may be at most.'),
})

export const section = z.strictObject({
  name: words.describe('The heading, as a new packet has it.'),
  aliases: z.array(words).default([]).describe('Other headings that mean the same section. Case does not matter.'),
  required: z.boolean().default(true).describe('Whether a packet without it is incomplete.'),
  when: conditions.describe('Required only while all of these hold.'),
  kinds: z
    .array(z.enum(['F', 'C', 'H', 'Q', 'N', 'P']))
    .optional()
    .describe(
      'Statement kinds that may stand here. Absent: all. Objections, drafts, carried risks and evidence stand anywhere.',
    ),
  at_least: z
    .partialRecord(z.enum(['F', 'C', 'H', 'Q', 'N', 'P', 'R']), z.int().positive())
    .default({})
    .describe('How many statements of a kind the section needs at least.'),
  evidence: z.array(name).default([]).describe('Evidence kinds of which the section must cite at least one each.'),
  topic: name.optional().describe('The topic that every statement here is on, unless it names another.'),
  chronology: z.boolean().default(false).describe('Its facts begin with a time; order and gaps are checked.'),
  longest_gap: duration.optional().describe('The longest stretch without an entry that a chronology may have.'),
  audience: name
    .optional()
    .describe('Who reads what stands here. An audience outside the house gets confirmed facts only.'),
  restricted_to: z
    .array(role)
    .default([])
    .describe('Roles that may read what stands here, besides coordinator and owner. None named: everyone.'),
  about: words.describe(
    'What belongs here: stands behind “This section says” in a new packet, like `how the service comes back`.',
  ),
})

export const evidenceKind = z.strictObject({
  about: words.optional().describe('What evidence of this kind is.'),
  class: z
    .enum(['policy in force', 'system record', 'measurement', 'statement of a party', 'remark'])
    .describe('Whose word it is: a rule, a system, an instrument, somebody with a stake, anybody.'),
  rank: z.int().min(1).describe('1 outranks 2: where two sources differ, the smaller number is believed.'),
  fresh: duration.optional().describe('How long a capture stays fresh. Absent: as long as its source does not change.'),
  retention: duration
    .optional()
    .describe(
      'How long an excerpt from elsewhere is kept after its source was last seen to say it. Absent: as long as the packet.',
    ),
  frozen: z.boolean().default(false).describe('Never refreshed during the review; a change in it is an alarm.'),
  in_force: z.boolean().default(false).describe('A version has dates from and until which it holds.'),
  in_force_on: name
    .optional()
    .describe('The date field with the day on which the version must hold. Absent: the day of the decision.'),
  restricted_to: z
    .array(role)
    .default([])
    .describe('Roles that may read it, besides coordinator and owner. None named: everyone.'),
})

export const topic = z.strictObject({
  about: words.optional().describe('What statements on this topic speak of.'),
  evidence: z.array(name).default([]).describe('Kinds that a claim on this topic needs, at least one of them.'),
  accepts: z.array(role).default([]).describe('Roles of whom one must accept a statement on this topic.'),
  carries: z
    .array(role)
    .default([])
    .describe('Roles of whom one may carry an objection on this topic. None named: as `may` says.'),
  objections: z.array(words).default([]).describe('What reviewers usually object to here: offered as prompts.'),
  words: z
    .array(words)
    .default([])
    .describe('Words that show that a claim is on this topic though it does not say so.'),
})
