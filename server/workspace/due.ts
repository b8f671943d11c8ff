// When evidence from elsewhere is to be looked at again: after half of its shelf life, so that it never lapses between two looks, and
// never so often that a source minds.
import type { Evidence } from '../../schemas/packet.ts'
import type { EvidenceKind } from '../../schemas/profile.ts'
import { minutesOf } from '../evidence/dates.ts'
import { isElsewhere } from './retrieved.ts'
import type { Record } from './subject.ts'

const day = 24 * 60
/** In minutes. */
const least = 15

/** In minutes since 1970; nothing for what is never looked at again. A look that failed is tried again sooner. */
export function dueAt(
  { id, locator, frozen, freshFor }: Evidence,
  kind: EvidenceKind | undefined,
  record: Record,
): number | undefined {
  if (!isElsewhere(locator) || frozen || kind?.frozen) return undefined
  const last = (record.ledger.state.retrievals.get(id) ?? []).findLast(look => look.locator === locator)
  if (!last) return 0
  // What somebody destroyed does not come back by itself.
  if (last.digest !== undefined && record.ledger.state.bodiesGone.get(last.digest)) return undefined
  const shelf = Math.min(minutesOf(kind?.fresh) ?? 2 * day, freshFor ? freshFor.hours * 60 : Number.POSITIVE_INFINITY)
  const pause = Math.max(least, last.failed ? Math.min(60, shelf / 2) : shelf / 2)
  return Math.floor(Date.parse(last.time) / 60_000) + pause
}
