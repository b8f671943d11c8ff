// What a packet of one kind must have, and who may do what. A profile is data: the built-in three are written in it too.
import * as z from 'zod'

/** Kebab-case names, so that they can stand in prose, YAML and a URL alike. */
const name = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, like `access-review`')
const words = z.string().min(1)
const role = name.describe('A role, as the roster gives it to people.')
const duration = z.string().regex(/^\d+[dh]$/, 'must be a number of days or hours, like `14d` or `36h`')
const amount = z
  .string()
  .regex(
    /^[A-Z]{3} \d{1,3}(,?\d{3})*(\.\d+)?$|^\d{1,3}(,?\d{3})*(\.\d+)? [A-Z]{3}$/,
    'must be an amount with its currency, like `50,000 USD`',
  )
const letters = z.array(z.enum(['F', 'C', 'H', 'Q', 'N', 'P', 'O', 'D', 'R', 'E']))
const severity = z.enum(['error', 'warning', 'info', 'off'])

const section = z.strictObject({
  name: words.describe('The heading, as a new packet has it.'),
  aliases: z.array(words).default([]).describe('Other headings that mean the same section. Case does not matter.'),
  required: z.boolean().default(true),
  kinds: letters.optional().describe('Statement kinds that may stand here. Absent: all.'),
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
  about: words.describe('What belongs here: stands as a comment-free prompt in a new packet.'),
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

/** A value of the packet, as conditions name it: a front-matter field or a JSON Pointer into cited evidence. */
const condition = z.strictObject({
  field: name.optional().describe('A front-matter field.'),
  evidence: name.optional().describe('An evidence kind; with `at`, a JSON Pointer into each excerpt of that kind.'),
  at: z.string().optional(),
  is: z
    .enum(['=', '!=', '>', '>=', '<', '<=', 'contains', 'present', 'absent', 'after', 'before', 'count>', 'count>='])
    .describe('`after` and `before` compare times; `count>` counts the items of a list.'),
  value: z.union([z.string(), z.number(), z.boolean()]).optional(),
  than: z
    .strictObject({ evidence: name, at: z.string() })
    .optional()
    .describe('Compare with a value of other evidence instead of a constant.'),
})

const signing = z.strictObject({
  by: z.array(z.union([z.literal('coordinator'), z.literal('owner'), role])).min(1),
  in_order: z.boolean().default(true),
})

const who = z.array(
  z.union([z.literal('coordinator'), z.literal('owner'), z.literal('reviewer'), z.literal('anyone'), role]),
)

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
        type: z.enum(['text', 'date', 'amount', 'number', 'percent', 'person', 'choice', 'statement']),
        choices: z.array(words).optional(),
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
      assign: who.default(['coordinator', 'owner']),
      transfer: who.default(['owner']),
      hold: who.default(['coordinator', 'owner']),
      escalate: who.default(['anyone']),
      settle: who.default(['coordinator', 'owner']),
      change_policy: who.default(['owner']),
    })
    .prefault({})
    .describe('Who may do what. Agents never may, whatever stands here.'),
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
        before: z.enum(['review', 'handoff', 'release']).default('review'),
      }),
    )
    .default([]),

  handoff: z
    .strictObject({
      to: words.describe('Where the packet goes: the formal decision that this product never takes.'),
      condition: words.describe('The exact condition, in words, that must be met before it goes.'),
      signed: signing.prefault({ by: ['coordinator', 'owner'] }),
    })
    .optional(),
  release: z
    .array(z.strictObject({ section: words, to: words, signed: signing.prefault({ by: ['owner'] }) }))
    .default([])
    .describe('Audience sections that may leave while the packet stays open.'),
  boundary: words.default('Handing it over asks for a decision; it is not one.'),

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
        over: z.union([amount, z.number()]),
        role: role.describe('The role whose authority reaches this far: its holder must own or accept.'),
      }),
    )
    .default([])
    .describe('Delegated authority: an amount over the limit needs this role.'),
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
export type Profile = Omit<z.output<typeof profileSchema>, 'extends'> & { readonly name: string }
export type Condition = z.output<typeof condition>
export type ProfileSection = z.output<typeof section>
export type EvidenceKind = z.output<typeof evidenceKind>
