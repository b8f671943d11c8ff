// A whole text, block by block: what the fast reading does not understand goes to the engine, from where a block
// stands alone to where the next one does.
import type { Node, Root, RootContent } from 'mdast'
import { isTimid } from '../alone.ts'
import { readBlock } from './blocks.ts'
import { isCrlf, withCrlf } from './crlf.ts'
import { isBlank, type Page, pageOf, positionOf } from './page.ts'

export type Slow = (text: string, labels: ReadonlySet<string>) => Root

export function readFast(text: string, labels: ReadonlySet<string>, slow: Slow): Root {
  if (text.includes('\0') || text.charCodeAt(0) === 0xfeff) return slow(text, labels)
  if (text.includes('\r'))
    return isCrlf(text) ? withCrlf(readFast(text.replaceAll('\r\n', '\n'), labels, slow)) : slow(text, labels)
  if (!mayDefine(text)) return readPage(pageOf(text, labels), slow, () => false)
  // Where one text defines links and has them, the first reading finds out which, and the second one knows.
  const defines = ({ node, from, to }: Part) => node.type !== 'code' && mayDefine(text.slice(from, to))
  const first = readPage(pageOf(text, labels), slow, defines)
  const own = definedIn(first)
  return own.isSubsetOf(labels) ? first : readPage(pageOf(text, labels.union(own)), slow, defines)
}

/** A block that was read by hand, and where its lines begin and end. */
type Part = { readonly node: RootContent; readonly from: number; readonly to: number }

/** `isLeft`: a block that is for the engine all the same. */
function readPage(page: Page, slow: Slow, isLeft: (part: Part) => boolean): Root {
  const { text, lines } = page
  const children: RootContent[] = []
  const count = lines.starts.length
  /** The last block that stands alone: its line, and how many nodes came before it. */
  let alone = { line: 0, nodes: 0 }
  for (let line = 0; line < count; ) {
    if (isBlank(page, lines, line)) {
      line++
      continue
    }
    if (standsAlone(page, line)) alone = { line, nodes: children.length }
    const block = readBlock(page, lines, line)
    const end = block && (lines.starts[block.next] ?? text.length)
    if (block && !isLeft({ node: block.node, from: lines.starts[line]!, to: end! })) {
      children.push(block.node)
      line = block.next
      continue
    }
    const { nodes, next } = readSlowly(page, alone.line, line, slow)
    children.length = alone.nodes
    for (const node of nodes) children.push(node)
    line = next
  }
  return { type: 'root', children, position: positionOf(page, 0, text.length) }
}

function definedIn(node: Root | RootContent, found = new Set<string>()): Set<string> {
  if (node.type === 'definition') found.add(node.identifier.toUpperCase())
  if ('children' in node) for (const child of node.children) definedIn(child, found)
  return found
}

/** The nodes from a line on, to the line of a block that nothing above has a say in. */
function readSlowly(page: Page, from: number, line: number, slow: Slow) {
  const { text, labels, lines } = page
  const start = lines.starts[from]!
  let next = line
  for (let more = 1; ; more *= 4) {
    for (let found = 0; found < more && next < lines.starts.length; ) {
      next++
      if (next < lines.starts.length && standsAlone(page, next)) found++
    }
    if (next >= lines.starts.length)
      return { nodes: moved(slow(text.slice(start), labels).children, start, from), next }
    const end = lines.starts[next + 2] ?? text.length
    const { children } = slow(text.slice(start, end), labels)
    const wanted = lines.starts[next]! - start
    const index = children.findIndex(({ position }) => position!.start.offset === wanted)
    if (index >= 0) return { nodes: moved(children.slice(0, index), start, from), next }
  }
}

function standsAlone(page: Page, line: number): boolean {
  const { text, lines } = page
  const start = lines.starts[line]!
  if (line > 0 && !isBlank(page, lines, line - 1)) return false
  const end = lines.ends[line]!
  return start < end && text.charCodeAt(start) !== 0xfeff && !isTimid(text.slice(start, end))
}

function moved(nodes: RootContent[], offset: number, line: number): RootContent[] {
  if (offset > 0) for (const node of nodes) move(node, offset, line)
  return nodes
}

function move(node: Node & { children?: readonly Node[] }, offset: number, line: number): void {
  const { position, children } = node
  if (position) {
    for (const point of [position.start, position.end]) {
      point.line += line
      if (point.offset !== undefined) point.offset += offset
    }
  }
  if (children) for (const child of children) move(child, offset, line)
}

/** Whether a link may be defined anywhere in the text: `]:`, and no footnote's. */
function mayDefine(text: string): boolean {
  let before = 0
  for (let at = text.indexOf(']:'); at >= 0; at = text.indexOf(']:', at + 2)) {
    const open = text.slice(before, at).lastIndexOf('[') + before
    before = at
    if (text.charCodeAt(open) !== bracket) continue
    if (text.charCodeAt(open + 1) !== caret || text.charCodeAt(open - 1) === backslash) return true
  }
  return false
}

const bracket = 91
const caret = 94
const backslash = 92
