// What a packet of one kind must have, and who may do what. A profile is data: the built-in ones are written in it too.
import * as z from 'zod'
import { apart, cap, keys, may, neverCarried, reviewer, roleAbout, threshold } from './authority.ts'
import type { condition } from './condition.ts'
import { evidenceKind, expiry, field, section, topic } from './contents.ts'
import { duration, name, role, severity, words } from './names.ts'
import { escalation, handoff, prerequisite, referral, release } from './ways-out.ts'

const prefixHint = 'must be capital letters and digits, like `PKT` or `CHG-WAIVER`'
const phrases = z.array(words).default([])

const identifier = z.strictObject({
  name: words.describe('What it identifies, like `badge` or `case`.'),
  pattern: words.max(200).describe('A regular expression without repetition inside of repetition.'),
})

export const profileSchema = z.strictObject({
  extends: name
    .optional()
    .describe('The profile to start from. Lists of things with a name are merged by name, maps by key.'),
  title: words.describe('What a packet of this kind is called.'),
  about: words.describe(
    'Which decision it asks for, and of whom: stands behind “This packet”, like `asks the board for an exception`.',
  ),
  prefix: z
    .string({ error: prefixHint })
    .max(20)
    .regex(/^[A-Z][A-Z0-9]*(-[A-Z0-9]+)*$/, prefixHint)
    .default('PKT')
    .describe('How packet numbers begin.'),

  fields: z
    .record(name, field)
    .default({})
    .describe(
      'Front-matter keys of this kind of packet. `packet`, `profile`, `coordinator` and `owner` are always there.',
    ),
  expiry: expiry.optional().describe('When what is asked for ends.'),
  decision_date: name
    .optional()
    .describe('The field with the day of the decision: what lapses before it is a finding.'),

  sections: z.array(section).default([]).describe('The sections of a packet, in their order.'),
  evidence: z.record(name, evidenceKind).default({}).describe('Kinds of evidence. A packet can cite no other.'),
  topics: z.record(name, topic).default({}).describe('What statements speak of, and what follows from it.'),

  roles: z.record(role, roleAbout).default({}).describe('Roles that this profile speaks of.'),
  reviewers: z.array(reviewer).default([]).describe('Whose sign-off it needs.'),
  may: may.prefault({}).describe('Who may do what. Agents never may, whatever stands here.'),
  keys: keys
    .default({})
    .describe('Which key an act needs: any, a hardware key that was touched, or one touched and unlocked by PIN.'),
  apart: apart.default([['coordinator', 'owner']]).describe('Places on one packet that nobody may hold together.'),
  author_alone_may_accept: z
    .boolean()
    .default(false)
    .describe('Whether whoever wrote a text may be the only one who accepts it.'),
  never_carried: z.array(neverCarried).default([]).describe('Objections that nobody may carry.'),
  thresholds: z
    .array(threshold)
    .default([])
    .describe('Delegated authority. Of several passed limits on a field, the highest one counts.'),
  cap: cap.optional().describe('How much may be offered at most, computed from the cited clause.'),

  charter: phrases.describe('The criteria that a person confirms before anything is consolidated.'),
  prerequisites: z.array(prerequisite).default([]).describe('What must be so before review, handoff or release.'),
  handoff: handoff.optional().describe('The way to the formal decision.'),
  release: z.array(release).default([]).describe('Sections that may leave while the packet stays open.'),
  boundary: words
    .default('Handing it over asks for a decision; it is not one.')
    .describe('The sentence on the page that says where this collaboration ends.'),
  referrals: z
    .array(referral)
    .default([])
    .describe('Holds with a path: who looks deeper before the packet goes on, with every objection as it was.'),
  escalations: z.array(escalation).default([]).describe('What ends the routine and hands over to a formal process.'),

  words: z
    .strictObject({
      overstated: phrases.describe('Says more than evidence can.'),
      approval: phrases.describe('Reads as if it was decided.'),
      admission: phrases.describe('Admits, offers or promises.'),
      allow: phrases.describe('Phrases of the house that are never findings.'),
    })
    .prefault({})
    .describe('Phrases added to the built-in lists.'),
  outside_audiences: z.array(name).default([]).describe('Audiences outside the house.'),
  restricted_roles: z.array(role).default([]).describe('Roles to which text and evidence may be restricted.'),
  identifiers: z
    .array(identifier)
    .default([])
    .describe('Identifiers of the house (badges, cases, assets) that a packet should not spread.'),
  sealed_retention: duration
    .optional()
    .describe('How long sealed text is kept after the packet was handed off. Absent: as long as nobody destroys it.'),
  minimise: z.boolean().default(false).describe('Whether identifiers that no claim needs are findings.'),
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

/** What a profile says of the one that it extends: nothing is required, and `null` takes away. */
export type ProfilePatch = Changes<ProfileSource>
type Changes<T> = T extends readonly (infer Entry)[]
  ? readonly (Changes<Entry> & { readonly remove?: boolean })[]
  : T extends object
    ? { readonly [K in keyof T]?: Changes<T[K]> | null }
    : T
