// What can be wrong with a ledger, each kind by its name. Nothing of it is ever dropped silently: what cannot count is
// named, with the place and what to do about it.

/** A sentence for each kind: what it means when it is there. */
export const damages = {
  'edited-event': 'The bytes of an event are not those that its name is the digest of.',
  'truncated-event': 'The end of an event is missing.',
  'changed-line-endings':
    'Line endings or a byte-order mark were added around an event or a signature; what is inside is whole.',
  'unknown-event': 'An event is of a form that this version does not know.',
  'foreign-event': 'An event belongs to another packet.',
  'edited-words': 'Words are not those that their name is the digest of.',
  'missing-words': 'Words that an event holds the digest of are not there, and nobody disposed of them.',
  'kept-words': 'Words that were disposed of are still there.',
  'unknown-file': 'A file in the folder is neither an event, a signature, words nor a policy.',
  'orphan-signature': 'A signature lies beside no event.',
  'missing-parent': 'An event names an earlier one that is not there.',
  'lost-event': 'The history has an event that the folder has not.',
  'lost-signature': 'The history has a signature that the folder has not.',
  'wrong-sequence': 'An event does not follow the one that its author wrote before it.',
  'wrong-lamport': 'An event counts its place in the history wrongly.',
  'reused-sequence': 'Two events of one author have one number: two branches, or two stories for two readers.',
  'clock-went-back': 'An event says that it is older than one it knew.',
  'clock-ahead': 'An event is dated later than now.',
  'not-opened': 'An event stands before or beside the opening of the packet.',
  'opened-twice': 'The packet was opened twice.',
  'wrong-policy': 'An event was made under another policy than the one in force.',
  'unknown-policy': 'The policy in force is not there to be judged by.',
  'policy-rollback': 'A change of policy does not follow the policy in force.',
  'foreign-policy': 'The policy is not that of the branch that it has to come from.',
  'policy-loosened': 'A policy asks for less than the one under which something was accepted.',
  'forked-policy': 'Two policies are in force, from two branches.',
  'forked-owner': 'Two people own the packet, from two branches.',
  'forked-coordinator': 'Two people coordinate the packet, from two branches.',
  'unsigned-decision': 'A decision has no signature and counts for nothing.',
  'bad-signature': 'A signature does not prove what it should.',
  'weak-signature': 'A decision was signed without the hardware key, touch or PIN that its act asks for.',
  'agent-decided': 'A program did what only people may.',
  'not-allowed': 'Somebody did what the policy does not let that person do, or what does not fit.',
  'dangling-reference': 'An event speaks of another that it cannot have known, or that does not count.',
  'wrong-seal': 'A decision names another set of events than the one before it.',
  'decided-unaware': 'A decision was taken without knowing of an objection.',
} as const

export type DamageKind = keyof typeof damages

/**
 * What an event that is whole does wrong, and will for good: it cannot be mended, only set aside by a person who may. What
 * is missing or was changed can be brought back.
 */
export const lasting: ReadonlySet<DamageKind> = new Set([
  'foreign-event',
  'wrong-sequence',
  'wrong-lamport',
  'not-opened',
  'wrong-policy',
  'policy-rollback',
  'unsigned-decision',
  'bad-signature',
  'weak-signature',
  'agent-decided',
  'not-allowed',
  'dangling-reference',
  'wrong-seal',
])

/** Named, and nothing waits for it: a clock that was wrong once, and two branches of one author that met. */
export const remarks: ReadonlySet<DamageKind> = new Set(['clock-went-back', 'clock-ahead', 'reused-sequence'])

export type Damage = {
  readonly kind: DamageKind
  /** What is wrong, where, and what to do. */
  readonly message: string
  readonly file?: string
  readonly event?: string
  /** Other events that it is about. */
  readonly others?: readonly string[]
  /** The event of a person who knew of it and went on: still named, but nothing waits for it any more. */
  readonly settledBy?: string
}

export const short = (id: string): string => id.slice(0, 12)
