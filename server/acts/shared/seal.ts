// The page and the events that a decision on the whole packet is about. Where several sign, all name the set as it stood
// before the first of them.
import type { Seal } from '../../../schemas/ledger.ts'
import { sealOf } from '../../ledger/seal.ts'
import type { Mark } from '../../ledger/state.ts'
import type { Scene } from '../act.ts'

export function sealNow({ ledger, revision }: Scene): Seal {
  return { revision, ...sealOf(ledger.events, ledger.heads, ledger) }
}

/** Marks on this page after which nothing happened but further marks of the same set, oldest first. */
export function roundOf({ ledger, revision }: Scene): readonly Mark[] {
  const last = [...ledger.state.marks.values()].at(-1)
  if (!last || last.revision !== revision) return []
  const round = [...ledger.state.marks.values()].filter(
    ({ set, revision: page }) => set === last.set && page === revision,
  )
  return last.count + round.length === ledger.events.length ? round : []
}

export const sealInWords = ({ revision, count, set }: Seal): string =>
  `revision ${revision.slice(0, 12)}, ${count} events (${set.slice(0, 12)})`
