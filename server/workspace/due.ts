// When evidence from elsewhere is to be looked at again: late in its shelf life and early enough that it does not lapse, each piece at
// a time of its own, and a source that does not answer less and less often.
import type { Evidence } from '../../schemas/packet.ts'
import type { EvidenceKind, Profile } from '../../schemas/profile.ts'
import { minutesOf } from '../evidence/dates.ts'
import type { Retrieval } from '../ledger/state.ts'
import { isElsewhere, isGone } from './retrieved.ts'
import type { Record } from './subject.ts'

const day = 24 * 60
/** In minutes. */
const least = 15
/** What is left of a shelf life is there for a source that does not answer at once. */
const share = 0.8
/** How much earlier it may be, so that what was captured together is not asked for together for ever. */
const spread = 0.2

type Piece = { readonly id: string; readonly due: number }

/** Everything that is looked at again at some time, in minutes since 1970. */
export const dueOf = (evidence: readonly Evidence[], { evidence: kinds }: Profile, record: Record): readonly Piece[] =>
  evidence.flatMap(one => {
    const due = dueAt(one, kinds[one.kind], record)
    return due === undefined ? [] : [{ id: one.id, due }]
  })

/** When there is something to look at again after a round. What was due and could not even be recorded is tried again like a source that does not answer. */
export const nextRound = (pieces: readonly Piece[], now: number): number =>
  Math.min(Number.POSITIVE_INFINITY, ...pieces.map(({ due }) => (due > now ? due : now + least)))

/** In minutes since 1970; nothing for what is never looked at again. */
export function dueAt(evidence: Evidence, kind: EvidenceKind | undefined, record: Record): number | undefined {
  const { id, locator, frozen, freshFor } = evidence
  if (!isElsewhere(locator) || frozen || kind?.frozen) return undefined
  const looks = (record.ledger.state.retrievals.get(id) ?? []).filter(look => look.locator === locator)
  const last = looks.at(-1)
  if (!last) return 0
  if (isGone(evidence, record.ledger)) return undefined
  const shelf = Math.min(minutesOf(kind?.fresh) ?? 2 * day, freshFor ? freshFor.hours * 60 : Number.POSITIVE_INFINITY)
  const usual = share * shelf * (1 - spread * chanceOf(last))
  const pause = last.failed ? Math.min(usual, least * 2 ** (failuresIn(looks) - 1)) : usual
  return Math.floor(Date.parse(last.time) / 60_000) + Math.floor(Math.max(least, pause))
}

/** How often in a row nobody answered. */
function failuresIn(looks: readonly Retrieval[]): number {
  const lastGood = looks.findLastIndex(({ failed }) => !failed)
  return looks.length - 1 - lastGood
}

/** From 0 to 1, by the event: another one for each look, and the same for everybody who asks. */
const chanceOf = ({ event }: Retrieval): number => Number.parseInt(event.slice(0, 8), 16) / 2 ** 32
