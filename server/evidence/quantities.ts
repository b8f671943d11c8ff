// The quantities that a text states, and those of a claim that none of its sources contains.

import type { Quantity } from './quantity.ts'
import { scanClaim } from './scan.ts'
import { type Stated, stated } from './stated.ts'

/** Numbers, percentages, amounts, durations, dates and times in their order. Number words below ten count only with a unit. */
export const quantities = (text: string): readonly Quantity[] =>
  scanClaim(text).quantities.filter(({ passing }) => passing === undefined)

/** What of the claim stands in none of the sources. A source given as an object (a reading) is read once, however often it is asked. */
export function missing(
  claim: string,
  sources: readonly (string | { readonly excerpt: string })[],
): readonly Quantity[] {
  const claimed = quantities(claim)
  if (claimed.length === 0) return []
  const all = sources.map(statedOnce)
  return claimed.filter(quantity => !all.some(one => contains(one, quantity)))
}

const once = new WeakMap<object, Stated>()

/** A memory of answers that cannot change: what a reading says is fixed when it is made. */
function statedOnce(source: string | { readonly excerpt: string }): Stated {
  if (typeof source === 'string') return stated(source)
  const known = once.get(source) ?? stated(source.excerpt)
  once.set(source, known)
  return known
}

/** Any of these ways is enough; all that stands in one way is needed. */
export const contains = (source: Stated, quantity: Quantity): boolean =>
  waysToState(quantity).some(way => way.every(value => source.has(value)))

function waysToState(quantity: Quantity): readonly (readonly string[])[] {
  const { kind, value, also, bare, parts } = quantity
  const ways: (readonly string[])[] = [value, ...also].map(one => [one])
  if (parts.length > 0) ways.push(parts)
  // A number without a unit, as tables and JSON have it, may be in any unit.
  if (kind !== 'date' && kind !== 'time') for (const one of bare) ways.push([`*${one}`])
  // A list with as many items contains the count.
  if (kind === 'number') for (const one of [value, ...also]) ways.push([`#${one}`])
  const [day, time] = value.split('T')
  if (kind === 'time' && time) for (const one of also) if (!one.endsWith('Z')) ways.push(one.split('T'))
  // `12 November` in one place and `2026` in another are the day, as long as the source names no year with it.
  if (kind === 'date' && /^\d{4}-\d{2}-\d{2}$/.test(day!)) ways.push([`?${day!.slice(4)}`, day!.slice(0, 4)])
  return ways
}
