// A decision on the whole packet names the events that it is about: their heads, how many they are, and one digest of all
// their names. So a set with one event less, or one more, is another set.
import { digestOf } from './canonical.ts'
import type { Past } from './standing.ts'

type EventSet = { readonly heads: readonly string[]; readonly count: number; readonly set: string }

/** The set up to these heads, out of `events`. */
export function sealOf(events: Iterable<{ readonly id: string }>, heads: readonly string[], past: Past): EventSet {
  const ids: string[] = []
  for (const { id } of events) if (heads.includes(id) || heads.some(head => past.precedes(id, head))) ids.push(id)
  return { heads, count: ids.length, set: setDigest(ids) }
}

/** The digest of the names in their order, one a line: `LC_ALL=C sort | sha256sum` gives the same. */
export const setDigest = (ids: readonly string[]): string =>
  digestOf(
    ids
      .toSorted()
      .map(id => `${id}\n`)
      .join(''),
  )
