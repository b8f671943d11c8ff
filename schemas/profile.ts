// What a packet of one kind must have, and who may do what. A profile is data: the built-in three are written in it too.
import * as z from 'zod'
import { condition } from './condition.ts'
import { amount, duration, name, role, severity, words } from './names.ts'

/** O, D, R and E stand wherever what they speak of stands. */
const letters = z.array(z.enum(['F', 'C', 'H', 'Q', 'N', 'P']))

const section = z.strictObject({
  name: words.describe('The heading, as a new packet has it.'),
  aliases: z.array(words).default([]).describe('Other headings that mean the same section. Case does not matter.'),
  required: z.boolean().default(true),
  when: z.array(condition).default([]).describe('Required only while all of these hold.'),
  kinds: letters
    .optional()
    .describe('Statement kinds that may stand here. Absent: all. O, D, R and E may stand anywhere.'),
  at_least: z
    .partialRecord(z.enum(['F', 'C', 'H', 'Q', 'N', 'P', 'R']), z.int().positive())
    .default({})
    .describe('How many statements of a kind the section needs at least.'),
  evidence: z.array(name).default([]).describe('Evidence kinds of which the section must cite at least one each.'),
  chronology: z.boolean().default(false).describe('Its facts begin with a time; order and gaps are checked.'),
  longest_gap: duration.optional().describe('The longest stretch without an entry that a chronology may have.'),
  audience: name
    .optional()
    .describe('Who reads what stands here. An audience outside the house gets confirmed facts only.'),
  topic: name.optional().describe('The topic that every statement here is on, unless it names another.'),
  restricted_to: z.array(role).default([]).describe('Roles that may read what stands here. None named: everyone.'),
  about: words.describe('What belongs here: the sentence that a new packet begins the section with.'),
})

const evidenceKind = z.strictObject({
  about: words.optional(),
  class: z.enum(['policy in force', 'system record', 'measurement', 'statement of a party', 'remark']),
  rank: z.int().min(1).describe('1 outranks 2: where two sources differ, the smaller number is believed.'),
  fresh: duration.optional().describe('How long a capture stays fresh. Absent: as long as its source does not change.'),
  frozen: z.boolean().default(false).describe('Never refreshed during the review; a change in it is an alarm.'),
  in_force: z.boolean().default(false).describe('A version has dates from and until which it holds.'),
  restricted_to: z.array(role).default([]),
})

const signing = z.strictObject({
  by: z.array(z.union([z.literal('coordinator'), z.literal('owner'), role])).min(1),
  in_order: z.boolean().default(true),
})

const who = z.array(
  z.union([z.literal('coordinator'), z.literal('owner'), z.literal('reviewer'), z.literal('anyone'), role]),
)

const acts = [
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

export const profileSchema = z.strictObject({
  extends: name
    .optional()
    .describe('The profile to start from. Lists of sections and reviewers are merged by name, maps by key.'),
  title: words,
  about: words.describe('Which decision a packet of this kind asks for, and of whom.'),
  prefix: z
    .string()
    .regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/)
    .default('PKT')
    .describe('How packet numbers begin.'),

  fields: z
    .record(
      name,
      z.strictObject({
        type: z.enum(['text', 'date', 'amount', 'number', 'percent', 'person', 'choice', 'statement', 'duration']),
        choices: z.array(words).optional(),
        pattern: z.string().optional().describe('A regular expression that the whole value matches.'),
        required: z.boolean().default(false),
        about: words.optional(),
      }),
    )
    .default({})
    .describe(
      'Front-matter keys of this kind of packet. `packet`, `profile`, `coordinator` and `owner` are always there.',
    ),
  expiry: z
    .strictObject({ field: name, longest: duration.optional() })
    .optional()
    .describe('The field that says when what is asked for ends.'),
  decision_date: name
    .optional()
    .describe('The field with the day of the decision: what lapses before it is a finding.'),

  sections: z.array(section).default([]),
  evidence: z.record(name, evidenceKind).default({}),
  topics: z
    .record(
      name,
      z.strictObject({
        about: words.optional(),
        evidence: z
          .array(name)
          .default([])
          .describe('Kinds that a statement on this topic needs, at least one of them.'),
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
      }),
    )
    .default({}),

  roles: z.record(role, z.strictObject({ title: words, about: words.optional() })).default({}),
  reviewers: z
    .array(
      z.strictObject({
        role,
        mandatory: z.boolean().default(true),
        at_least: z.int().positive().default(1).describe('How many people of this role sign off.'),
        sections: z.array(words).default([]).describe('What this reviewer signs off. None named: the revision.'),
        after: z.array(role).default([]).describe('Roles that sign off before this one.'),
        when: z
          .array(condition)
          .default([])
          .describe('Mandatory only while all of these hold, such as an amount over a threshold.'),
      }),
    )
    .default([]),
  may: z
    .strictObject({
      own: who.default(['owner']),
      coordinate: who.default(['coordinator']),
      accept: who.default(['coordinator', 'owner']),
      object: who.default(['anyone']),
      carry: who.default(['owner']),
      answer: who.default(['anyone']),
      confirm_charter: who.default(['coordinator', 'owner']),
      assign: who.default(['coordinator', 'owner']),
      transfer: who.default(['owner']),
      hold: who.default(['coordinator', 'owner']),
      escalate: who.default(['anyone']),
      settle: who.default(['coordinator', 'owner']),
      mark_ready: who.default(['coordinator', 'owner']),
      export: who.default(['coordinator', 'owner']),
      change_policy: who.default(['owner']),
    })
    .prefault({})
    .describe('Who may do what. Agents never may, whatever stands here.'),
  keys: z
    .partialRecord(z.enum(acts), z.enum(['any', 'touch', 'touch+pin']))
    .default({})
    .describe('Which key an act needs: any, a hardware key that was touched, or one touched and unlocked by PIN.'),
  apart: z
    .array(z.array(z.union([z.literal('coordinator'), z.literal('owner'), role])).min(2))
    .default([['coordinator', 'owner']])
    .describe('Places on one packet that nobody may hold together.'),
  author_alone_may_accept: z.boolean().default(false),
  never_carried: z
    .array(z.strictObject({ topic: name.optional(), role: role.optional(), section: words.optional(), why: words }))
    .default([])
    .describe('Objections that nobody may carry: by topic of their target, by the objector’s role, by section.'),

  charter: z.array(words).default([]).describe('The criteria that a person confirms before anything is consolidated.'),
  prerequisites: z
    .array(
      z.strictObject({
        name,
        about: words,
        evidence: z
          .array(name)
          .default([])
          .describe('Met when a fact or claim outside of drafts cites evidence of one of these kinds.'),
        field: name.optional().describe('Met when this front-matter field has a value.'),
        reviewer: role.optional().describe('Met when somebody has this reviewer’s place.'),
        met: z.array(condition).default([]).describe('Met when all of these hold.'),
        when: z.array(condition).default([]).describe('Asked for only while all of these hold.'),
        before: z.enum(['review', 'handoff', 'release']).default('review'),
      }),
    )
    .default([]),

  handoff: z
    .strictObject({
      to: words.describe('Where the packet goes: the formal decision that this product never takes.'),
      condition: words.describe('The exact condition, in words, that must be met before it goes.'),
      signed: signing.prefault({ by: ['coordinator', 'owner'] }),
      checkpoints: z
        .int()
        .min(0)
        .default(0)
        .describe('How many dated checkpoints after the decision the packet needs.'),
      next_owner: role.optional().describe('The role that takes over where it goes.'),
    })
    .optional(),
  release: z
    .array(z.strictObject({ section: words, to: words, signed: signing.prefault({ by: ['owner'] }) }))
    .default([])
    .describe('Audience sections that may leave while the packet stays open.'),
  boundary: words.default('Handing it over asks for a decision; it is not one.'),

  referrals: z
    .array(z.strictObject({ name, about: words, path: words, owner: role, within: duration.optional() }))
    .default([])
    .describe('Holds with a path: who looks deeper before the packet goes on, with every objection as it was.'),
  escalations: z
    .array(
      z.strictObject({
        name,
        about: words,
        when: z
          .array(z.array(condition).min(1))
          .default([])
          .describe('Any of these groups, each with all of its conditions.'),
        words: z
          .array(words)
          .default([])
          .describe('Phrases in facts and claims that raise it, such as `unauthorised access`.'),
        path: words.describe('The formal process that takes over.'),
        closes: role,
        tell: z.array(words).default([]),
        within: duration,
      }),
    )
    .default([]),
  thresholds: z
    .array(
      z.strictObject({
        field: name,
        from: name.optional().describe('A date field: the limit is a duration from that day to `field`.'),
        over: z.union([amount, duration, z.number()]),
        role: role.describe('The role whose authority reaches this far: its holder must own or accept.'),
      }),
    )
    .default([])
    .describe(
      'Delegated authority: over the limit, only this role may own. Of several passed limits the highest counts.',
    ),
  cap: z
    .strictObject({
      field: name.describe('The front-matter amount that is capped.'),
      clause: name.describe('The evidence kind of the clause that holds the cap.'),
      percent_at: z.string().describe('JSON Pointer or label to the percentage in the clause.'),
      of: z.strictObject({ evidence: name, at: z.string() }).describe('The amount that the percentage is of.'),
    })
    .optional()
    .describe('How much may be offered at most, computed from the cited clause.'),

  words: z
    .strictObject({
      overstated: z.array(words).default([]),
      approval: z.array(words).default([]),
      admission: z.array(words).default([]),
      allow: z.array(words).default([]).describe('Phrases of the house that are never findings.'),
    })
    .prefault({})
    .describe('Phrases added to the built-in lists.'),
  outside_audiences: z.array(name).default([]).describe('Audiences outside the house.'),
  restricted_roles: z.array(role).default([]).describe('Roles to which text and evidence may be restricted.'),
  identifiers: z
    .array(z.strictObject({ name: words, pattern: z.string() }))
    .default([])
    .describe('Identifiers of the house (badges, cases, assets) that a packet should not spread. RE2 syntax.'),
  minimise: z.boolean().default(false).describe('Identifiers that no claim needs are findings.'),
  rules: z
    .record(name, severity)
    .default({})
    .describe('Severity by rule. A rule that guards the handoff cannot be lowered.'),
})

/** A profile as written, and as every ring reads it: all defaults filled in, `extends` resolved, its own name attached. */
export type ProfileSource = z.input<typeof profileSchema>
/** What a profile says of the one that it extends: nothing is required, and `null` takes away. */
export type ProfilePatch = Changes<ProfileSource>
type Changes<T> = T extends readonly (infer Entry)[]
  ? readonly Changes<Entry>[]
  : T extends object
    ? { readonly [K in keyof T]?: Changes<T[K]> | null }
    : T
export type Profile = Omit<z.output<typeof profileSchema>, 'extends'> & { readonly name: string }
export type Condition = z.output<typeof condition>
export type ProfileSection = z.output<typeof section>
export type EvidenceKind = z.output<typeof evidenceKind>
