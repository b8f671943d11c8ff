// From findings to one verdict with its reasons, in the order in which a person should take them up.
// What a ledger proves (readiness, handoff, a return) is not decided here from the page: a page proves nothing.
import type { Range, Statement } from '../../schemas/packet.ts'
import type { Checked, Reported } from '../rules/run.ts'
import type { Subject } from '../workspace/subject.ts'
import { coordinatorOf, ownerOf } from './answers.ts'
import { whoActs } from './who.ts'

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
}

export type Verdict = {
  readonly name: VerdictName
  readonly owner: string | undefined
  readonly coordinator: string | undefined
  /** What stands in the way, first things first. */
  readonly blocks: readonly Reason[]
  /** Worth a look, stops nothing. */
  readonly remarks: number
  /** The exact condition that must be met before the packet is handed off. */
  readonly condition: string
  readonly boundary: string
}

export function verdict({ subject, findings }: Checked): Verdict {
  const live = findings.filter(({ suppressed }) => !suppressed)
  const errors = live.filter(({ severity }) => severity === 'error')
  const blocks = errors.toSorted((a, b) => rank(a.rule.code) - rank(b.rule.code)).map(one => reason(subject, one))
  return {
    name: nameOf(errors),
    owner: ownerOf(subject),
    coordinator: coordinatorOf(subject),
    blocks,
    remarks: live.length - errors.length,
    condition: subject.profile.handoff?.condition ?? '',
    boundary: subject.profile.boundary,
  }
}

/** Without a ledger nothing is ready for handoff: acceptance is proved by signed events or not at all. */
function nameOf(errors: readonly Reported[]): VerdictName {
  const has = (code: string) => errors.some(({ rule }) => rule.code === code)
  if (has('escalation-required')) return 'escalated'
  if (has('missing-section')) return 'drafting'
  return errors.length > 0 ? 'blocked' : 'ready for review'
}

/** First what stops everything, then what cannot be read, then what people must settle, then what the text needs: causes before what follows from them. */
const order = [
  ['escalation-required'],
  [
    'invalid-front-matter',
    'unknown-profile',
    'malformed-statement',
    'malformed-evidence',
    'hidden-text',
    'duplicate-id',
  ],
  [
    'open-objection',
    'unconfirmed-objection',
    'unanswered-objection',
    'carried-without-authority',
    'withdrawn-by-someone-else',
    'carried-risk-expired',
  ],
  ['changed-evidence', 'missing-evidence', 'stale-evidence'],
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
  ['missing-prerequisite', 'missing-reviewer', 'out-of-order-sign-off', 'self-approval'],
]
const ranks = new Map(order.flatMap((codes, index) => codes.map(code => [code, index] as const)))
const rank = (code: string) => ranks.get(code) ?? order.length

function reason(subject: Subject, { rule, message, range, finding }: Reported): Reason {
  const statement = around(subject, finding.span)
  const about =
    finding.span.block.evidence[0]?.id ??
    statement?.id ??
    subject.packet.sectionOf(finding.span.block)?.name ??
    subject.packet.fields.get('packet')?.value ??
    subject.path
  return { code: rule.code, about, says: message, who: whoActs(subject, rule.code, statement, finding), range }
}

function around({ packet }: Subject, { block, start, end }: Reported['finding']['span']): Statement | undefined {
  const holds = ({ span }: Statement) => span.start <= start && end <= span.end
  const inside = block.statements.find(holds)
  return (
    inside ??
    (block.evidence[0] &&
      packet.statements.find(({ footnotes }) => footnotes.some(({ label }) => label === block.evidence[0]!.id)))
  )
}
