// How long the excerpts of evidence from elsewhere may be kept: by their kind, from the last look that found them. An excerpt that
// another one took the place of lapses by itself, one whose source still says it does not. Sealed text lapses after the handoff.
import type { Evidence } from '../../schemas/packet.ts'
import type { EvidenceKind, Profile } from '../../schemas/profile.ts'
import { minutesOf } from '../evidence/dates.ts'
import type { Ledger } from '../ledger/fold.ts'
import { isElsewhere } from './retrieved.ts'

/** An excerpt that nobody destroyed yet. */
export type Body = {
  readonly id: string
  readonly digest: string
  /** When a look last found it, in minutes since 1970. */
  readonly seen: number
  /** The last minute in which it may be kept; nothing where its kind sets none. */
  readonly until: number | undefined
}

export function bodiesOf(
  evidence: readonly Pick<Evidence, 'id' | 'kind'>[],
  kinds: { readonly [kind: string]: EvidenceKind | undefined },
  { state }: Ledger,
): readonly Body[] {
  return evidence.flatMap(({ id, kind }) => {
    const seen = new Map<string, number>()
    for (const { digest, locator, time } of state.retrievals.get(id) ?? [])
      if (digest !== undefined && isElsewhere(locator) && !state.bodiesGone.get(digest))
        seen.set(digest, Math.floor(Date.parse(time) / 60_000))
    const kept = minutesOf(kinds[kind]?.retention)
    return [...seen].map(([digest, at]) => ({
      id,
      digest,
      seen: at,
      until: kept === undefined ? undefined : at + kept,
    }))
  })
}

/** The last minute in which sealed text may be kept. Nothing while the packet is worked on, or where its profile sets no time. */
export function sealedUntil({ sealed_retention: kept }: Profile, { state }: Ledger): number | undefined {
  const last = [...state.handoffs.values()].at(-1)
  const minutes = minutesOf(kept)
  if (!last || last.returned || minutes === undefined) return undefined
  return Math.floor(Date.parse(last.time) / 60_000) + minutes
}

/**
 * From when on a packet that was never handed off counts as left: nobody has worked on it for as long as sealed text may be kept.
 * What programs look at by themselves is no work on it.
 */
export function leftSince({ sealed_retention: kept }: Profile, { state, events }: Ledger): number | undefined {
  const minutes = minutesOf(kept)
  const worked = events.flatMap(({ event }) => (event.actor.startsWith('@') ? event.time : [])).toSorted()
  const last = worked.at(-1)
  if (state.handoffs.size > 0 || last === undefined || minutes === undefined) return undefined
  return Math.floor(Date.parse(last) / 60_000) + minutes
}

/** What a page names as sealed beside it, by the first digits of its digest: statements, and what was taken out of them. */
export const sealedOn = (text: string): readonly string[] =>
  [...text.matchAll(/`sealed:([0-9a-f]{12,64})`|\[redacted: [\w-]+ ([0-9a-f]{8})\]/g)].map(
    ([, whole, tag]) => whole ?? tag!,
  )
