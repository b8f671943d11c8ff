// What a box or a thread on the page says, in a form that can be compared: what a formatter changes is no difference.
import type { Node } from 'mdast'
import type { Packet, Statement, ThreadEntry } from '../../../schemas/packet.ts'
import { canonicalBlocks } from '../../packet/canonical.ts'
import { read } from '../../packet/engine.ts'
import { tame } from '../../packet/guard.ts'
import { parse } from '../../packet/parse.ts'
import { endOf, startOf } from '../../packet/place.ts'
import type { View } from './view.ts'

export type Shown = {
  readonly header: string
  readonly body: string
  /** The body's lines without the marks of the box. */
  readonly bodyLines: readonly string[]
  readonly entries: readonly ShownItem[]
}

export type ShownItem = {
  readonly entry: ThreadEntry
  /** Its lines, beginning `- `, as they stand at the left margin. */
  readonly lines: readonly string[]
  readonly content: string
}

const nowhere = () => undefined
const contentOf = (text: string, { remember }: View): string =>
  remember(`content ${text}`, () => JSON.stringify(canonicalBlocks(read(tame(text).text, new Set()).children, nowhere)))

/** A box as it stands on the page, or as it would. */
export const shownBox = (box: Statement, packet: Packet, view: View): Shown =>
  view.remember(`box ${packet.slice(box.span)}`, () => takenApart(box, packet, view))

function takenApart(box: Statement, packet: Packet, view: View): Shown {
  const text = unquoted(packet.slice(box.span)).join('\n')
  const { children } = read(tame(text).text, new Set())
  const [first] = children
  const alone =
    first?.type === 'paragraph' && /^\[![A-Za-z]+\]\s*$/.test(text.slice(...ends(first))) && children.length > 1
  const [header, ...rest] = alone ? children.slice(1) : children
  const last = rest.at(-1)
  const items = last?.type === 'list' ? last.children : []
  const threadFrom = items.at(items.length - box.thread.length)
  const stop = box.thread.length > 0 && threadFrom ? ends(threadFrom)[0] : text.length
  const lines = header ? text.slice(ends(header)[1], stop).split('\n') : []
  const head = alone ? `${text.slice(...ends(first))}\n\n` : ''
  return {
    header: header ? contentOf(head + text.slice(...ends(header)), view) : '',
    body: contentOf(lines.join('\n'), view),
    bodyLines: trimmed(lines),
    entries: shownThread(box, packet, view),
  }
}

export const shownLines = (lines: readonly string[], view: View): Shown | undefined =>
  view.remember(`lines ${lines.join('\n')}`, () => {
    const packet = parse(lines.join('\n'))
    const [box] = packet.statements
    return box && shownBox(box, packet, view)
  })

export const shownThread = ({ thread, shape }: Statement, packet: Packet, view: View): readonly ShownItem[] =>
  thread.map(entry => {
    const { start } = packet.range(entry.span)
    const line = packet.text.slice(lineStart(packet.text, start), start)
    const inBox = shape === 'boxed'
    const column = inBox ? line.replace(/^ {0,3}> ?/, '').length : line.length
    const [first = '', ...more] = packet.slice(entry.span).split(/\r\n|\n|\r/)
    const inside = more.map(one => (inBox ? one.replace(/^ {0,3}> ?/, '') : one))
    const lines = [first, ...inside.map(one => one.replace(new RegExp(`^[ \\t]{0,${column}}`), ''))]
    return { entry, lines, content: contentOf(lines.join('\n'), view) }
  })

/** What an entry of these lines says. */
export const contentOfLines = (lines: readonly string[], view: View): string => contentOf(lines.join('\n'), view)

const unquoted = (source: string) => source.split(/\r\n|\n|\r/).map(line => line.replace(/^ {0,3}> ?/, ''))

const ends = (node: Node) => [startOf(node), endOf(node)] as const

function trimmed(lines: readonly string[]): readonly string[] {
  const first = lines.findIndex(line => line.trim() !== '')
  return first < 0 ? [] : lines.slice(first, lines.findLastIndex(line => line.trim() !== '') + 1)
}

export const lineStart = (text: string, at: number): number =>
  Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1
