// Edits of a page, and parts of it that nobody may touch while a merge is not settled there.
import type { Range } from '../../../schemas/packet.ts'
import type { Change } from '../act.ts'

/** A text, and ranges of it that stay as they are. */
export type Page = {
  readonly text: string
  readonly frozen: readonly Range[]
  /** What else may come to stand in those parts: boxes that it names are not put anywhere else meanwhile. */
  readonly held?: string
}

/** Insertions at one place stand in the order in which they are given. What touches a frozen part is left out. */
export function edited({ text, frozen, held }: Page, changes: readonly Change[]): Page {
  const free = changes.filter(({ range }) => !frozen.some(one => range.start <= one.end && one.start <= range.end))
  const sorted = free.toSorted((a, b) => a.range.start - b.range.start || a.range.end - b.range.end)
  let out = ''
  let at = 0
  for (const { range, text: fresh } of sorted) {
    if (range.start < at) continue
    out += text.slice(at, range.start) + fresh
    at = range.end
  }
  const shift = (place: number) =>
    place +
    sorted.reduce(
      (sum, { range, text: fresh }) => sum + (range.end <= place ? fresh.length - (range.end - range.start) : 0),
      0,
    )
  return {
    text: out + text.slice(at),
    ...(held ? { held } : {}),
    frozen: frozen.map(({ start, end }) => ({ start: shift(start), end: shift(end) })),
  }
}

/** The one change that makes the second text of the first. */
export function difference(before: string, after: string): readonly Change[] {
  if (before === after) return []
  const least = Math.min(before.length, after.length)
  let start = 0
  while (start < least && before[start] === after[start]) start++
  let end = 0
  while (end < least - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++
  return [{ range: { start, end: before.length - end }, text: after.slice(start, after.length - end) }]
}

export const lineEndOf = (text: string): string => /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'

/** A block of lines that is to stand below `at`, where a block ends: with an empty line around it. */
export function below(text: string, at: number, lines: readonly string[]): Change {
  const eol = lineEndOf(text)
  const rest = text.slice(at)
  const gap = rest.trim() === '' || /^[ \t]*(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(rest) ? '' : eol
  return { range: { start: at, end: at }, text: `${eol}${eol}${lines.join(eol)}${gap}` }
}
