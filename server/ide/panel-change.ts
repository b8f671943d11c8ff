// What became of a view since somebody was told of it. A letter in a sentence moves what stands below it and changes nothing
// else that a panel shows: then no more is said than from where on, and how far.
import type { Packet, Placed } from '../../schemas/packet.ts'
import type { PanelChange, PanelView } from '../../schemas/panel.ts'
import { viewAfter } from '../../schemas/panel-change.ts'

/** A view, and the page that it was made of. */
export type Viewed = { readonly packet: Packet; readonly view: PanelView }

export function changeOf(before: Viewed, now: Viewed): PanelChange {
  const moved = movedBetween(before.packet, now.packet)
  const expected = viewAfter(before.view, { ...(moved && { moved }), sections: {}, gone: [] })
  const names = Object.keys({ ...expected, ...now.view }) as (keyof PanelView)[]
  const differing = names.filter(name => !same(expected[name], now.view[name]))
  return {
    ...(moved && { moved }),
    sections: Object.fromEntries(
      differing.filter(name => now.view[name] !== undefined).map(name => [name, now.view[name]]),
    ),
    gone: differing.filter(name => now.view[name] === undefined),
  }
}

/** What is kept from one view to the next is the same object, so most of a long list is not looked into. */
function same(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((one, index) => same(one, b[index]))
  const [one, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  for (const key in one) if (!same(one[key], other[key])) return false
  for (const key in other) if (other[key] !== undefined && one[key] === undefined) return false
  return true
}

/** From where on the page moved, and how far, where one stretch of it took the place of another. */
function movedBetween(before: Packet, now: Packet): PanelChange['moved'] {
  if (before === now) return undefined
  const [a, b] = [before.blocks, now.blocks]
  const least = Math.min(a.length, b.length)
  let head = 0
  while (head < least && a[head]!.start === b[head]!.start && alike(a[head]!, b[head]!)) head++
  let tail = 0
  while (tail < least - head && alike(a[a.length - 1 - tail]!, b[b.length - 1 - tail]!)) tail++
  const [left, right] = [a[a.length - tail], b[b.length - tail]]
  if (a.length - tail === head + 1 && b.length - tail === head + 1) return within(a[head]!, b[head]!)
  return left && right && left.start !== right.start ? { from: left.start, by: right.start - left.start } : undefined
}

/** Blocks beside one that changed are read again, and are as they were. */
const alike = (a: Placed, b: Placed) => a.block === b.block || a.block.text === b.block.text

/** Inside of one block that changed: behind the letters that are new. */
function within(before: Placed, now: Placed): PanelChange['moved'] {
  const [old, fresh] = [before.block.text, now.block.text]
  const by = now.start + fresh.length - before.start - old.length
  if (by === 0) return undefined
  const least = Math.min(old.length, fresh.length)
  let begin = 0
  while (begin < least && old[begin] === fresh[begin]) begin++
  let behind = 0
  while (behind < least - begin && old.at(-1 - behind) === fresh.at(-1 - behind)) behind++
  return { from: before.start + old.length - behind, by }
}
