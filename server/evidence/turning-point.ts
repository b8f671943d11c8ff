// When time alone changes what is said of a page: a capture lapses, or one that was dated ahead begins to count.
import type { Source } from './source.ts'

/** The last minute at which everything is as it is now; nothing where the clock changes nothing. A day's end is not among them. */
export function turningPoint(sources: readonly Source[], now: number): number | undefined {
  let first: number | undefined
  const turns = (minute: number | undefined) => {
    if (minute !== undefined && minute >= now && (first === undefined || minute < first)) first = minute
  }
  for (const { freshUntil, definition } of sources) {
    turns(freshUntil)
    turns(definition.captured?.minutes)
  }
  return first
}
