// From findings and the ledger to one verdict with its reasons, in the order in which a person should take them up.
// Readiness, a handoff and a return are what signed events say: a page proves none of them.
import type { Packet, Range, Span, Statement } from '../../schemas/packet.ts'
import type { Ledger } from '../ledger/fold.ts'
import type { Checked, Reported } from '../rules/run.ts'
import { remembered } from '../rules/shared/remembered.ts'
import type { Subject } from '../workspace/subject.ts'
import { coordinatorOf, ownerOf } from './answers.ts'
import { type Blocking, byCause } from './by-cause.ts'
import { openLedger, type Wait, waitsOf } from './waits.ts'
import { personOf, whoActs } from './who.ts'

export type VerdictName =
  | 'drafting'
  | 'blocked'
  | 'on hold'
  | 'escalated'
  | 'ready for review'
  | 'ready for handoff'
  | 'handed off'
  | 'returned'

export type Reason = {
  readonly code: string
  /** The statement, evidence or section that it is about, as people name it. */
  readonly about: string
  readonly says: string
  /** `@handle`, or a role that nobody holds yet. */
  readonly who: string
  readonly range: Range
  /** The evidence or statement where the trouble begins, when that is another one. */
  readonly cause?: string
  /** Of an objection, the last word that counts in its thread. */
  readonly last?: 'answered' | 'sustained'
  /** Of a draft, in whose name it speaks: `@handle`. */
  readonly for?: string
}

export type Verdict = {
  readonly name: VerdictName
  readonly owner: string | undefined
  readonly coordinator: string | undefined
  /** What stands in the way, first things first, each with what follows from it: every face counts these. */
  readonly blocks: readonly Blocking[]
  /** What nobody has done yet that the handoff needs: acceptances, sign-offs, marks. */
  readonly waits: readonly Wait[]
  /** Worth a look, stops nothing. */
  readonly remarks: number
  /** The exact condition that must be met before the packet is handed off. */
  readonly condition: string
  readonly boundary: string
}

/** The same for the same: several faces ask after each edit. */
export const verdict = remembered((checked: Checked): Verdict => {
  const { subject, findings } = checked
  const live = findings.filter(({ suppressed }) => !suppressed)
  const errors = live.filter(({ severity }) => severity === 'error')
  const blocks = errors.toSorted((a, b) => rank(a) - rank(b)).map(one => reason(subject, one))
  const waits = waitsOf(checked)
  return {
    name: nameOf(subject, errors, waits),
    owner: ownerOf(subject),
    coordinator: coordinatorOf(subject),
    blocks: byCause(blocks),
    waits,
    remarks: live.length - errors.length,
    condition: subject.profile.handoff?.condition ?? '',
    boundary: subject.profile.boundary,
  }
})

/** What changed since people accepted or reviewed it needs them again, and hinders nobody from reviewing the rest. */
const againForPeople = new Set(['changed-since-accepted', 'review-outdated'])

/** A packet that is not open is being drafted, however good its page is. */
function nameOf(subject: Subject, errors: readonly Reported[], waits: readonly Wait[]): VerdictName {
  const has = (...codes: readonly string[]) => errors.some(({ rule }) => codes.includes(rule.code))
  if (has('escalation-required', 'escalated')) return 'escalated'
  if (has('on-hold')) return 'on hold'
  const ledger = openLedger(subject)
  if (!ledger) return 'drafting'
  const gone = wayOut(ledger)
  if (gone) return gone
  if (has('missing-section')) return 'drafting'
  if (errors.some(({ rule }) => !againForPeople.has(rule.code))) return 'blocked'
  return errors.length === 0 && waits.length === 0 && subject.profile.handoff ? 'ready for handoff' : 'ready for review'
}

/** The last handoff. One that was returned is over as soon as every reason has its answer. */
function wayOut({ state }: Ledger): 'handed off' | 'returned' | undefined {
  const last = [...state.handoffs.values()].at(-1)
  if (!last) return undefined
  if (!last.returned) return 'handed off'
  return last.returned.reasons.some(({ answers }) => !answers.some(({ proven }) => proven)) ? 'returned' : undefined
}

/** First what stops everything, then what cannot be read, then what people must settle, then what the text needs: causes before what follows from them. */
const order = [
  ['escalation-required', 'escalated', 'on-hold'],
  ['unjudged-escalation'],
  ['broken-ledger', 'bad-signature', 'forked-owner', 'unsigned-policy', 'policy-loosened', 'charter-not-confirmed'],
  [
    'invalid-front-matter',
    'unknown-profile',
    'malformed-statement',
    'malformed-evidence',
    'hidden-text',
    'duplicate-id',
  ],
  ['bounced-unanswered'],
  [
    'hidden-objection',
    'hidden-question',
    'softened-objection',
    'unrecorded-objection',
    'unrecorded-decision',
    'reused-id',
  ],
  [
    'open-objection',
    'unconfirmed-objection',
    'unanswered-objection',
    'unresolved-marker',
    'carried-without-authority',
    'withdrawn-by-someone-else',
    'carried-risk-expired',
    'changed-since-carried',
    'decided-unaware',
  ],
  ['missing-evidence'],
  ['changed-evidence'],
  ['stale-evidence'],
  ['unstamped-evidence'],
  ['contradicted-claim', 'misquoted-requirement', 'wrong-version', 'unsupported-claim', 'unsourced-number'],
  ['suspect-claim'],
  [
    'credit-over-authority',
    'credit-beyond-contract',
    'implied-approval',
    'admission-or-offer',
    'unconfirmed-customer-statement',
  ],
  ['pending-draft'],
  ['changed-since-accepted', 'review-outdated'],
  ['missing-prerequisite', 'missing-reviewer', 'out-of-order-sign-off', 'self-approval'],
]
const ranks = new Map(order.flatMap((codes, index) => codes.map(code => [code, index] as const)))
const rank = ({ rule, finding }: Reported) => (ranks.get(rule.code) ?? order.length) + (isLater(finding) ? 0.5 : 0)

/** What is missing before the review comes before what is missing only at the handoff. */
const isLater = ({ data }: Reported['finding']) =>
  typeof data === 'object' && data !== null && 'before' in data && data.before !== 'review'

function reason(subject: Subject, { rule, message, range, finding }: Reported): Reason {
  const statement = around(subject, finding.span)
  const about =
    finding.span.block.evidence[0]?.id ??
    statement?.id ??
    subject.packet.sectionOf(finding.span.block)?.name ??
    subject.packet.fields.get('packet')?.value ??
    subject.path
  const who = whoActs(subject, rule.code, statement, finding)
  return { code: rule.code, about, says: message, who, range, ...more[rule.code]?.(finding, statement) }
}

/** What some reasons carry besides. */
const more: Readonly<
  Record<string, (finding: Reported['finding'], statement: Statement | undefined) => Partial<Reason> | undefined>
> = {
  'suspect-claim': finding => given('cause', causeOf(finding)),
  'open-objection': ({ data }) => (data === 'answered' || data === 'sustained' ? { last: data } : undefined),
  'pending-draft': (_, statement) => given('for', personOf(statement?.box?.on_behalf_of)),
}

const given = (name: 'cause' | 'for', value: string | undefined) =>
  value === undefined ? undefined : { [name]: value }

/** Of a suspect claim, what its rule points at. */
function causeOf({ related = [] }: Reported['finding']): string | undefined {
  const [begins] = related
  const holds = ({ idSpan: { start, end } }: { readonly idSpan: Span }) =>
    begins && start <= begins.span.start && begins.span.end <= end
  const { evidence = [], statements = [] } = begins?.span.block ?? {}
  return [...evidence, ...statements].find(holds)?.id
}

function around({ packet }: Subject, { block, start, end }: Reported['finding']['span']): Statement | undefined {
  const holds = ({ span }: Statement) => span.start <= start && end <= span.end
  const inside = block.statements.find(holds)
  return inside ?? (block.evidence[0] && firstCiting(packet).get(block.evidence[0].id))
}

/** The first statement that has a footnote of the name. */
const firstCiting = remembered(({ statements }: Packet): ReadonlyMap<string, Statement> => {
  const found = new Map<string, Statement>()
  for (const one of statements) for (const { label } of one.footnotes) if (!found.has(label)) found.set(label, one)
  return found
})
