// How long a capture stays fresh. Time passing makes evidence stale without an edit, so this is a function of the clock and nothing else.
import type { Evidence } from '../../schemas/packet.ts'
import { addDays, dayAt, firstMinute, lastMinute } from './dates.ts'

export type Freshness = {
  /** The last minute at which the capture is fresh; absent if it never lapses by the clock. */
  readonly until?: number
  /** Absent while it is fresh. */
  readonly stale?: 'old' | 'without a date' | 'dated in the future'
}

/** A capture's clock may be a little ahead of ours. */
const skew = 5
/** A day without a time may have begun in the zone that is furthest ahead. */
const furthestAhead = 14 * 60

/** The page may shorten what its kind allows, never lengthen it. What is frozen is not refreshed, so it cannot lapse. */
export function freshness(
  page: Pick<Evidence, 'captured' | 'freshFor' | 'frozen'>,
  kind: { readonly fresh?: string | undefined; readonly frozen: boolean } | undefined,
  now: number,
  zone: string,
): Freshness {
  const { captured } = page
  const shelves =
    page.frozen || kind?.frozen ? [] : [kind?.fresh, page.freshFor?.text].filter(text => text !== undefined)
  if (!captured) return shelves.length > 0 ? { stale: 'without a date' } : {}
  const begun =
    captured.minutes === undefined ? firstMinute(captured.day, 'UTC') - furthestAhead : captured.minutes - skew
  if (begun > now) return { stale: 'dated in the future' }
  if (shelves.length === 0) return {}
  const until = Math.min(...shelves.map(shelf => lapse(captured, shelf, zone)))
  return now > until ? { until, stale: 'old' } : { until }
}

/** Days hold to the last one's end. Hours of a capture that names only its day count from that day's beginning: nobody knows better. */
function lapse(captured: { readonly day: string; readonly minutes?: number }, shelf: string, zone: string): number {
  const [, count, unit] = /^(\d+)([dh])$/.exec(shelf) ?? []
  // A shelf life that cannot be read keeps nothing fresh.
  if (!count) return Number.NEGATIVE_INFINITY
  if (unit === 'h') return (captured.minutes ?? firstMinute(captured.day, zone)) + Number(count) * 60
  const day = captured.minutes === undefined ? captured.day : dayAt(captured.minutes, zone)
  return lastMinute(addDays(day, Number(count)), zone)
}
