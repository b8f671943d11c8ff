// What was said to questions, hypotheses and next steps, under the statement on the page. A paragraph that has no room for
// a thread becomes a box, which changes nothing of what it says.
import type { Packet, Statement } from '../../../schemas/packet.ts'
import { boxed } from '../../packet/spoken.ts'
import type { Change } from '../act.ts'
import { type ShownEntry, shownEntry } from './boxes.ts'
import { edited, lineEndOf, type Page } from './edits.ts'
import { type Followed, isUnclear, threadOf, unclear } from './follow-boxes.ts'
import { contentOfLines, lineStart, shownThread } from './shown.ts'
import { pageIn, type View } from './view.ts'

export function followThreads(page: Page, view: View): Followed {
  const packet = pageIn(view, page.text)
  const says: string[] = []
  const changes: Change[] = []
  for (const [id, thread] of view.ledger.state.threads) {
    const entries = thread.map(said => shownEntry(said, view))
    const statement = packet.statement(id)
    if (!statement) {
      says.push(`${id} is not on the page, and the ledger has what was said to it: write it there again.`)
      continue
    }
    const change = isUnclear(statement) ? unclear(id) : threadChange(statement, entries, packet, view)
    if (typeof change === 'string') says.push(change)
    else if (change) changes.push(change)
  }
  return { page: edited(page, changes), says }
}

/** The edit, or why there is none. */
function threadChange(
  statement: Statement,
  entries: readonly ShownEntry[],
  packet: Packet,
  view: View,
): Change | string | undefined {
  const shown = shownThread(statement, packet, view)
  const { thread } = threadOf({ entries }, shown, view)
  const wanted = itemsOf(thread)
  if (
    wanted.length === shown.length &&
    wanted.every((lines, index) => contentOfLines(lines, view) === shown[index]!.content)
  )
    return undefined
  const eol = lineEndOf(packet.text)
  const { start, end } = packet.range(statement.span)
  if (shown.length > 0) {
    const from = packet.range(shown[0]!.entry.span).start
    const line = packet.text.slice(lineStart(packet.text, from), from)
    const prefix = statement.shape === 'boxed' ? line : line.replace(/\S/g, ' ')
    return {
      range: { start: from, end },
      text: thread.map((one, index) => (index ? prefixed(prefix, one) : one)).join(eol),
    }
  }
  if (statement.shape === 'boxed')
    return {
      range: { start: end, end },
      text: boxed(['', ...thread])
        .map(line => eol + line)
        .join(''),
    }
  if (statement.shape === 'row')
    return `${statement.id} is a row of a table, where no thread fits: give it a paragraph of its own.`
  const source = packet.text.slice(start, end)
  const mark = /^(?:[-*+]|\d{1,9}[.)])(?:[ \t]{1,4}|(?=[\r\n]|$))/.exec(source)?.[0]
  if (mark && statement.span.block.type === 'list') {
    const before = packet.text.slice(lineStart(packet.text, start), start)
    const indent = `${before.replace(/\S/g, ' ')}${mark.replace(/\S/g, ' ')}`
    const loose = /\n[ \t]*\r?\n/.test(source) ? [''] : []
    return { range: { start: end, end }, text: [...loose, ...thread].map(one => eol + prefixed(indent, one)).join('') }
  }
  const words = source.split(/\r\n|\n|\r/).map(line => line.replace(/^[ \t]+/, ''))
  return { range: { start, end }, text: boxed([...words, '', ...thread]).join(eol) }
}

const prefixed = (prefix: string, line: string) => (line ? prefix + line : prefix.trimEnd())

/** Entries begin at the left margin, their further lines do not. */
function itemsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const items: string[][] = []
  for (const line of lines) {
    if (/^\S/.test(line) || items.length === 0) items.push([line])
    else items.at(-1)!.push(line)
  }
  return items
}
