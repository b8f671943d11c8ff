// The packet after an edit: equals `parse` of the new text, and every block that the edit did not touch is the same object.
import type { Packet, Placed } from '../../schemas/packet.ts'
import { type Cut, cutFrontMatter, type FrontMatter, readFrontMatter } from './front-matter.ts'
import { definedLabels, settleLinks } from './links.ts'
import { largest, parse } from './parse.ts'
import type { Places } from './places.ts'
import { type Page, snapshot } from './snapshot.ts'
import { skipLines } from './text.ts'
import { type Found, readWindow, standsAlone } from './window.ts'

export type TextEdit = { readonly start: number; readonly end: number; readonly text: string }

export function revise(packet: Packet, edit: TextEdit): Packet {
  const text = packet.text.slice(0, edit.start) + edit.text + packet.text.slice(edit.end)
  if (Math.max(text.length, packet.text.length) > largest) return parse(text)
  const front = reviseFrontMatter(packet, edit, text)
  const old = packet.blocks.slice(packet.blocks[0]?.block.type === 'front matter' ? 1 : 0)
  const labels = definedLabels(old)
  const body = reviseBody(old, edit, { before: packet.text, after: text }, front, labels)
  const settled = settleLinks(body, labels, definedLabels(body), text)
  const head = front.matter ? [{ block: front.matter.block, start: front.cut.start }] : []
  const blocks = [...head, ...settled]
  return snapshot(text, blocks, front.matter?.entries ?? [], placesAfter(packet, blocks))
}

function placesAfter({ blocks: before, places }: Page, blocks: readonly Placed[]): Places | undefined {
  const most = Math.min(before.length, blocks.length)
  let kept = 0
  while (kept < most && before[kept]!.block === blocks[kept]!.block) kept++
  let left = 0
  while (left < most - kept && before.at(-1 - left)!.block === blocks.at(-1 - left)!.block) left++
  return places?.after(blocks, kept, left)
}

type Front = {
  readonly cut: Cut
  readonly matter: FrontMatter | undefined
  /** The page below it begins where it did, and the edit is in the page. */
  readonly same: boolean
}

function reviseFrontMatter(packet: Packet, edit: TextEdit, text: string): Front {
  const cut = cutFrontMatter(text)
  const source = text.slice(cut.start, cut.end)
  const first = packet.blocks[0]
  const before = first?.block.type === 'front matter' ? first : undefined
  const oldEnd = before ? before.start + before.block.text.length : cut.start
  const same = cut.end === oldEnd && edit.start > oldEnd && (before?.start ?? cut.start) === cut.start
  if (before && before.block.text === source && closed(before.block) === cut.closed)
    return { cut, same, matter: { block: before.block, entries: [...packet.fields.values()] } }
  return { cut, same, matter: source ? readFrontMatter(source, cut.closed) : undefined }
}

const closed = (block: Placed['block']): boolean => /\n---[ \t]*$|\r---[ \t]*$/.test(block.text)

type Texts = { readonly before: string; readonly after: string }

function reviseBody(
  old: readonly Placed[],
  edit: TextEdit,
  text: Texts,
  { cut, same }: Front,
  labels: ReadonlySet<string>,
): readonly Placed[] {
  const delta = edit.text.length - (edit.end - edit.start)
  const kept = same ? firstTouched(old, edit.start, text.after) : 0
  const from = kept > 0 ? old[kept]!.start : cut.end
  let next = firstAfter(old, edit.end)
  while (next < old.length && old[next]!.start + delta <= cut.end) next++

  for (let more = 1; ; more *= 4) {
    const last = Math.min(next + more, old.length) - 1
    const whole = next + more > old.length
    const to = whole ? text.after.length : skipLines(text.after, old[last]!.start + delta, 2)
    const found = readWindow(text.after.slice(from, to), from, labels)
    const meeting = meet(found, old, next, last, delta, text) ?? (whole && { fresh: found.length, rest: old.length })
    if (!meeting) continue
    return [
      ...old.slice(0, kept),
      ...found.slice(0, meeting.fresh).map(({ start, gather }) => ({ block: gather(), start })),
      ...moved(old.slice(meeting.rest), delta),
    ]
  }
}

/** Where a block begins that the edit left alone, below an empty line as before: from there on everything is as it was. */
function meet(found: readonly Found[], old: readonly Placed[], next: number, last: number, delta: number, text: Texts) {
  let fresh = 0
  for (let rest = next; rest <= last; rest++) {
    const wanted = old[rest]!.start + delta
    while (fresh < found.length && found[fresh]!.start < wanted) fresh++
    const alone = () => standsAlone(text.before, wanted - delta) && standsAlone(text.after, wanted)
    if (found[fresh]?.start === wanted && alone()) return { fresh, rest }
  }
  return undefined
}

const moved = (placed: readonly Placed[], delta: number): readonly Placed[] =>
  delta ? placed.map(({ block, start }) => ({ block, start: start + delta })) : placed

/** The block from which to read again: what an edit does to a block's first two lines can change the one above. */
function firstTouched(old: readonly Placed[], at: number, text: string): number {
  let first = firstAfter(old, at) - 1
  if (first > 0 && at < skipLines(text, old[first]!.start, 2)) first--
  while (first > 0 && !standsAlone(text, old[first]!.start)) first--
  return Math.max(0, first)
}

/** The first block that starts behind `at`. */
function firstAfter(old: readonly Placed[], at: number): number {
  let low = 0
  let high = old.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (old[middle]!.start > at) high = middle
    else low = middle + 1
  }
  return low
}
