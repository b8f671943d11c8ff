// A definition on the page, what its profile says of its kind, and what its source says now: put together, they are a source.
import type { Evidence } from '../../schemas/packet.ts'
import type { EvidenceKind } from '../../schemas/profile.ts'
import { dayAt, lastMinute } from './dates.ts'
import { compareDigest } from './digest.ts'
import { type Freshness, freshness } from './freshness.ts'
import type { Reading } from './reading.ts'

export type Source = {
  readonly definition: Evidence
  readonly kind: EvidenceKind | undefined
  readonly reading: Reading
  /** The last minute at which the capture is fresh; absent if it never lapses by the clock. */
  readonly freshUntil: number | undefined
  /** Why the capture is stale, whatever else is wrong with it; absent while it is fresh. */
  readonly stale: Freshness['stale']
  /**
   * The worst of what holds. `missing`: nothing was found or reading was refused. `changed`: read, and not what the page's
   * digest says. `stale` goes before `not-checked` and `unstamped`: the clock needs no reading.
   */
  readonly state: 'fresh' | 'stale' | 'changed' | 'unstamped' | 'missing' | 'not-checked'
}

export function sourceOf(
  definition: Evidence,
  kind: EvidenceKind | undefined,
  reading: Reading,
  clock: { readonly now: number },
  zone: string,
  /** When its source was last seen to say what the page says, in minutes: nobody has to date it anew. */
  again?: number,
): Source {
  const { until, stale } = freshness(seenAgain(definition, again, zone), kind, clock.now, zone)
  return { definition, kind, reading, freshUntil: until, stale, state: stateOf(definition, reading, stale) }
}

function seenAgain(definition: Evidence, again: number | undefined, zone: string): Evidence {
  const { captured } = definition
  if (again === undefined || !captured) return definition
  const before = captured.minutes ?? lastMinute(captured.day, zone)
  return again > before
    ? { ...definition, captured: { ...captured, day: dayAt(again, zone), minutes: again } }
    : definition
}

/** The readings that words can be looked for in: read, and text. */
export const readable = (sources: readonly Source[]): readonly (Reading & { readonly state: 'read' })[] =>
  sources.flatMap(({ reading }) => (reading.state === 'read' && !reading.binary ? [reading] : []))

function stateOf(definition: Evidence, reading: Reading, stale: Freshness['stale']): Source['state'] {
  if (reading.state === 'nothing' || reading.state === 'refused') return 'missing'
  const { digest } = definition
  if (reading.state === 'read' && digest && compareDigest(digest.hex, reading.digest) !== 'same') return 'changed'
  if (stale) return 'stale'
  if (reading.state === 'not-checked') return 'not-checked'
  return digest ? 'fresh' : 'unstamped'
}
