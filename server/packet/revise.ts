// The packet after an edit: equals `parse` of the new text, and every block that the edit did not touch is the same object.
import type { Block, Packet, Placed } from '../../schemas/packet.ts'
import { standsAlone } from './alone.ts'
import { type Cut, cutFrontMatter, readFrontMatter } from './front-matter.ts'
import { definedLabels, settleLinks } from './links.ts'
import { largest, parse } from './parse.ts'
import { fieldsOf, type Page, snapshot } from './snapshot.ts'
import { type Chars, type Source, sourceOf } from './source.ts'
import { lineEnd, skipLines } from './text.ts'
import { type Found, type Kept, readWindow } from './window.ts'

export type TextEdit = { readonly start: number; readonly end: number; readonly text: string }

export function revise(packet: Packet, edit: TextEdit): Packet {
  const page: Page = packet
  const { blocks: old, source: before = sourceOf(packet.text), links = () => definedLabels(old) } = page
  const after = before.replaced(edit.start, edit.end, edit.text)
  if (Math.max(before.length, after.length) > largest) return parse(after.whole())
  const front = reviseFrontMatter(packet, edit, after)
  const change = reviseBody(old, edit, { before, after }, front, links())
  const blocks = assemble(old, front, change)
  const { fields } = front
  if (!touchesLinks(old, change))
    return snapshot(after, blocks, fields, { ...(sameFront(blocks, old) && listsAfter(page, blocks, change)), links })

  const defined = definedLabels(blocks)
  return snapshot(after, settleLinks(blocks, links(), defined, after), fields, { links: () => defined })
}

/** Blocks `kept`…`rest` of the old list give way to `fresh` ones; what stands below moves by `delta`. */
type Change = {
  readonly kept: number
  readonly rest: number
  readonly delta: number
  readonly fresh: readonly Placed[]
}

function assemble(
  old: readonly Placed[],
  { block: first, cut }: Front,
  { kept, rest, delta, fresh }: Change,
): Placed[] {
  const blocks: Placed[] = first ? [{ block: first, start: cut.start }] : []
  for (let index = firstOfBody(old); index < kept; index++) blocks.push(old[index]!)
  for (const one of fresh) blocks.push(one)
  for (let index = rest; index < old.length; index++) {
    const { block, start } = old[index]!
    blocks.push({ block, start: start + delta })
  }
  return blocks
}

const firstOfBody = (blocks: readonly Placed[]): number => (blocks[0]?.block.type === 'front matter' ? 1 : 0)

function touchesLinks(old: readonly Placed[], { kept, rest, fresh }: Change): boolean {
  const defines = ({ block }: { block: Kept }) => block.links !== undefined
  return fresh.some(defines) || old.slice(kept, rest).some(defines)
}

/** An edit of the front matter may move every block to another number. */
const sameFront = (blocks: readonly Placed[], old: readonly Placed[]): boolean =>
  firstOfBody(blocks) === firstOfBody(old) && blocks[0]?.block === old[0]?.block

function listsAfter({ blocks: old, places, lists }: Page, blocks: readonly Placed[], { kept, rest }: Change) {
  const left = old.length - rest
  return { places: places?.after(blocks, kept, left), lists: lists?.after(blocks, kept, left) }
}

type Front = {
  readonly cut: Cut
  readonly block: Block | undefined
  readonly fields: Packet['fields']
  /** The page below it begins where it did, and the edit is in the page. */
  readonly same: boolean
}

function reviseFrontMatter({ blocks, fields }: Packet, edit: TextEdit, text: Source): Front {
  const first = blocks[0]
  const before = first?.block.type === 'front matter' ? first : undefined
  if (before && closed(before.block) && edit.start > before.start + before.block.text.length) {
    const end = before.start + before.block.text.length
    return { cut: { start: before.start, end, closed: true }, same: true, block: before.block, fields }
  }
  if (!before && edit.start > lineEnd(text, 0) && !/^\ufeff?---[ \t]*$/.test(text.slice(0, lineEnd(text, 0)))) {
    const start = text.charCodeAt(0) === 0xfeff ? 1 : 0
    return { cut: { start, end: start, closed: true }, same: true, block: undefined, fields }
  }
  const cut = cutFrontMatter(text.whole())
  const source = text.slice(cut.start, cut.end)
  if (before && before.block.text === source && closed(before.block) === cut.closed)
    return { cut, same: false, block: before.block, fields }
  const read = source ? readFrontMatter(source, cut.closed) : undefined
  return { cut, same: false, block: read?.block, fields: fieldsOf(read?.entries ?? []) }
}

const closed = (block: Block): boolean => /\n---[ \t]*$|\r---[ \t]*$/.test(block.text)

type Texts = { readonly before: Chars; readonly after: Chars }

function reviseBody(
  old: readonly Placed[],
  edit: TextEdit,
  text: Texts,
  { cut, same }: Front,
  labels: ReadonlySet<string>,
): Change {
  const delta = edit.text.length - (edit.end - edit.start)
  const first = firstOfBody(old)
  const kept = same ? Math.max(first, firstTouched(old, edit.start, text.after)) : first
  const from = kept > first ? old[kept]!.start : cut.end
  let next = Math.max(first, firstAfter(old, edit.end))
  while (next < old.length && old[next]!.start + delta <= cut.end) next++

  for (let more = 1; ; more *= 4) {
    const last = Math.min(next + more, old.length) - 1
    const whole = next + more > old.length
    const to = whole ? text.after.length : skipLines(text.after, old[last]!.start + delta, 2)
    const found = readWindow(text.after.slice(from, to), from, labels)
    const meeting = meet(found, old, next, last, delta, text) ?? (whole && { fresh: found.length, rest: old.length })
    if (!meeting) continue
    const fresh = found.slice(0, meeting.fresh).map(({ start, gather }) => ({ block: gather(), start }))
    return { kept, rest: meeting.rest, delta, fresh }
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

/** The block from which to read again: what an edit does to a block's first two lines can change the one above. */
function firstTouched(old: readonly Placed[], at: number, text: Chars): number {
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
