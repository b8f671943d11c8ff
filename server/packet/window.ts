// Reading a page in pieces: the engine slows down on long texts, and an edit needs only what it touched.
// A piece may begin where an empty line stands above a block: nothing before it has a say in how it reads.
import type { Root, RootContent } from 'mdast'
import type { Block, Placed } from '../../schemas/packet.ts'
import { standsAlone } from './alone.ts'
import { read } from './engine.ts'
import { gather, unreadable } from './gather.ts'
import { tame } from './guard.ts'
import { endOf, startOf } from './place.ts'
import { lineStart, own, skipLines } from './text.ts'

/** A block that remembers which links it defines. */
export type Kept = Block & { readonly links?: readonly string[] }

/** A block in its place, whose facts are gathered when it is kept. */
export type Found = { readonly start: number; gather(): Kept }

/** The blocks of a window that begins at `from` on the page, in its first line or below an empty one. */
export function readWindow(window: string, from: number, labels: ReadonlySet<string>): Found[] {
  // A byte-order mark is one at the start of a file only; the engine would take it away here too.
  const lead = window.charCodeAt(0) === 0xfeff ? '\n' : ''
  const source = own(lead + window)
  let end = 0
  const { text, masked } = tame(source)
  const tree = readOrExplain(text, labels)
  if (typeof tree === 'string') return [{ start: from, gather: () => unreadable(window, tree) }]
  return tree.children.map(node => {
    const start = lineStart(source, firstOf(node, end))
    end = endOf(node)
    const stop = end
    return { start: from + start - lead.length, gather: () => gather(node, source, masked, start, stop) }
  })
}

/** The engine is not expected to fail; if it does, its page is a page with a problem. */
function readOrExplain(text: string, labels: ReadonlySet<string>): Root | string {
  try {
    return read(text, labels)
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

const linesAtOnce = 200

/** All blocks of a page from `from` on, window by window. */
export function readPage(text: string, from: number, labels: ReadonlySet<string>): Placed[] {
  const placed: Placed[] = []
  let at = from
  let lines = linesAtOnce
  while (at < text.length) {
    const end = skipLines(text, at, lines)
    const found = readWindow(text.slice(at, end), at, labels)
    const whole = end === text.length
    // What the end of a window cut is read again with the next one, and so is the block before it.
    const sure = whole
      ? found.length
      : found.findLastIndex(({ start }, index) => index < found.length - 1 && standsAlone(text, start))
    if (sure > 0 || whole) for (const { start, gather } of found.slice(0, sure)) placed.push({ block: gather(), start })
    if (whole) break
    if (sure > 0) at = found[sure]!.start
    else if (!found.length) at = end
    lines = sure > 0 ? linesAtOnce : lines * 4
  }
  return placed
}

/** The engine lets a heading that is underlined begin at the link definitions above it. */
function firstOf(node: RootContent, end: number): number {
  const start = startOf(node)
  const first = node.type === 'heading' && start < end ? node.children[0] : undefined
  return first ? startOf(first) : start
}
