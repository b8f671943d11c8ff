// Applies fixes to a page: all that do not overlap, each whole or not at all.
import type { Fix, Packet, Range } from '../../schemas/packet.ts'

export type Change = { readonly range: Range; readonly text: string }

export const changesOf = (packet: Packet, { edits }: Fix): readonly Change[] =>
  edits.map(({ span, text }) => ({ range: packet.range(span), text }))

/** The text with these groups of changes made; a group that overlaps an earlier one is left out whole, and counted. */
export function apply(
  text: string,
  groups: readonly (readonly Change[])[],
): { readonly text: string; readonly applied: number } {
  const taken: Change[] = []
  let applied = 0
  for (const group of groups) {
    if (group.length === 0 || group.some(change => taken.some(other => overlap(change, other)))) continue
    taken.push(...group)
    applied++
  }
  let out = ''
  let at = 0
  for (const { range, text: fresh } of taken.toSorted((a, b) => a.range.start - b.range.start)) {
    out += text.slice(at, range.start) + fresh
    at = range.end
  }
  return { text: out + text.slice(at), applied }
}

/** Two insertions at one place overlap as well: which comes first would be chance. */
const overlap = (a: Change, b: Change) =>
  a.range.start === b.range.start || (a.range.start < b.range.end && b.range.start < a.range.end)
