// The page and the events that a decision on the whole packet is about. Where several sign, all name the set as it stood
// before the first of them.
import type { Seal } from '../../../schemas/ledger.ts'
import { marksOf } from '../../gate/marks.ts'
import { sealOf } from '../../ledger/seal.ts'
import type { Mark } from '../../ledger/state.ts'
import type { Scene } from '../act.ts'

export function sealNow({ ledger, revision }: Scene): Seal {
  return { revision, ...sealOf(ledger.events, ledger.heads, ledger) }
}

/** The marks on this page and these events that count already, in the order of their places. */
export const roundOf = ({ subject, revision }: Scene): readonly Mark[] =>
  subject.record ? marksOf(subject, subject.record, revision).given : []

export const sealInWords = ({ revision, count, set }: Seal): string =>
  `revision ${revision.slice(0, 12)}, ${count} events (${set.slice(0, 12)})`
