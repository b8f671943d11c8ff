// Which role of an agent is worth asking about what was found at a place. It proposes drafts; it decides nothing.
import type { Range } from '../../schemas/packet.ts'
import type { Checked } from '../rules/run.ts'
import { opened } from '../rules/shared/recorded.ts'

export type Helping = { readonly kind: 'role'; readonly title: string; readonly role: string }

const help: readonly { readonly role: string; readonly title: string; readonly codes: readonly string[] }[] = [
  {
    role: 'refresher',
    title: 'Ask the refresher for a draft',
    codes: ['changed-evidence', 'stale-evidence', 'missing-evidence', 'misquoted-requirement', 'suspect-claim'],
  },
  {
    role: 'completeness',
    title: 'Ask completeness for a draft of what is missing',
    codes: [
      'missing-section',
      'missing-prerequisite',
      'missing-reviewer',
      'missing-expiry',
      'unsupported-claim',
      'unsourced-section',
      'wrong-evidence-kind',
      'ownerless-question',
      'ownerless-step',
    ],
  },
  {
    role: 'clerk',
    title: 'Ask the ledger clerk to bring the page in step',
    codes: [
      'ledger-table-out-of-step',
      'hidden-objection',
      'hidden-question',
      'softened-objection',
      'unrecorded-decision',
    ],
  },
  {
    role: 'calibrator',
    title: 'Ask the calibrator for words that say what the evidence says',
    codes: [
      'overstated-certainty',
      'hypothesis-stated-as-fact',
      'unconfirmed-customer-statement',
      'admission-or-offer',
      'implied-approval',
    ],
  },
]

/** Where no ledger is, no draft can be kept. */
export function helpersAt({ world, findings }: Checked, range: Range): readonly Helping[] {
  if (!opened(world)) return []
  const here = findings.filter(
    ({ range: at, suppressed }) => !suppressed && at.start <= range.end && range.start <= at.end,
  )
  const codes = new Set(here.map(({ rule }) => rule.code))
  return help
    .filter(one => one.codes.some(code => codes.has(code)))
    .map(({ role, title }) => ({ kind: 'role', role, title }))
}
