// Where a draft's text goes on the page. A statement keeps its ID and its thread, and the tail that a revision does not
// replace: who drafts a sentence does not thereby change its owner or who may read it.
import type { Packet, Range, Section, Statement } from '../../../schemas/packet.ts'
import type { Change, Refusal } from '../act.ts'

export type Edits = { readonly changes: readonly Change[] } | Refusal

const tables = (id: string): Refusal => ({
  no: `${id} is a row of a table. Edit it there, then accept it as it stands.`,
})

export function revised(statement: Statement, text: string, packet: Packet): Edits {
  if (statement.shape === 'row') return tables(statement.id)
  const fresh = withoutLead(text, statement.id)
  const frame = framed(statement, packet)
  return frame
    ? { changes: [{ range: packet.range(statement.span), text: frame(fresh) }] }
    : { no: `${statement.id} has a form that cannot be revised by a draft. Edit it by hand, then accept it.` }
}

export function removed(statement: Statement, packet: Packet): Edits {
  const range = packet.range(statement.span)
  if (statement.shape === 'row') {
    const [start, end] = [lineStart(packet.text, range.start), lineEnd(packet.text, range.end)]
    return { changes: [{ range: { start, end: end + 1 }, text: '' }] }
  }
  const alone =
    statement.span.block.statements.length === 1 && statement.span.block.text.trim() === source(packet, range)
  if (alone) return { changes: [{ range: wholeBlock(range, packet), text: '' }] }
  const start = lineStart(packet.text, range.start)
  const end = lineEnd(packet.text, range.end)
  return { changes: [{ range: { start, end: Math.min(end + 1, packet.text.length) }, text: '' }] }
}

export function after(statement: Statement, text: string, packet: Packet): Edits {
  if (statement.shape === 'row') return tables(statement.id)
  const range = packet.range(statement.span)
  const item = itemMarker(source(packet, range))
  if (!item) return insertAt(behindBoxes(statement, packet), `\n\n${text.trim()}`)
  const own = text.trim().replace(/^(?:[-*+]|\d{1,9}[.)])\s+/, '')
  const indent = packet.text.slice(lineStart(packet.text, range.start), range.start).replace(/[^\s>]/g, ' ')
  const lines = indented(own, `${indent}${' '.repeat(item.length)}`)
  return insertAt(trimmedEnd(packet.text, range), `\n${indent}${item}${lines}`)
}

/** At the end of the section, before the footnotes that stand there. */
export function atEndOf(section: Section, text: string, packet: Packet): Edits {
  const last = section.blocks.findLast(block => block.evidence.length === 0) ?? section.blocks[0]!
  const end = trimmedEnd(packet.text, packet.range({ block: last, start: 0, end: last.text.length }))
  const continues = last.type === 'list' && itemMarker(text.trim()) !== undefined
  return insertAt(end, `${continues ? '\n' : '\n\n'}${text.trim()}`)
}

/** Before the first of these sections that the page has, else behind its last text. */
export function newSection(name: string, following: readonly string[], text: string, packet: Packet): Edits {
  const next = packet.sections.find(one => following.includes(one.name.toLowerCase()))
  if (next) {
    const { start } = packet.range(next.heading)
    return insertAt(lineStart(packet.text, start), `${'#'.repeat(next.depth)} ${name}\n\n${text.trim()}\n\n`)
  }
  const last = packet.blocks.findLast(({ block }) => block.evidence.length === 0)
  const end = last ? trimmedEnd(packet.text, { start: last.start, end: last.start + last.block.text.length }) : 0
  return insertAt(end, `\n\n## ${name}\n\n${text.trim()}`)
}

/** The prose of a section, which may stand in several places: the new text comes where the first one was. */
export function rewritten(section: Section, text: string, packet: Packet): Edits {
  const prose = section.blocks.filter(
    block => !block.heading && !block.statements.length && !block.evidence.length && !block.rows,
  )
  const [first, ...others] = prose.map(block => packet.range({ block, start: 0, end: block.text.trimEnd().length }))
  if (!first) {
    const { end } = packet.range(section.heading)
    return insertAt(lineEnd(packet.text, end), `\n\n${text.trim()}`)
  }
  const gone = others.map(range => ({ range: wholeBlock(range, packet), text: '' }))
  return { changes: [{ range: first, text: text.trim() }, ...gone] }
}

const insertAt = (at: number, text: string): Edits => ({ changes: [{ range: { start: at, end: at }, text }] })
const source = ({ text }: Packet, { start, end }: Range) => text.slice(start, end).trim()
const lineStart = (text: string, at: number) => text.lastIndexOf('\n', at - 1) + 1
const lineEnd = (text: string, at: number) => (text.indexOf('\n', at) < 0 ? text.length : text.indexOf('\n', at))
const trimmedEnd = (text: string, { start, end }: Range) => start + text.slice(start, end).trimEnd().length
const itemMarker = (text: string): string | undefined => /^(?:[-*+]|\d{1,9}[.)])[ \t]+/.exec(text)?.[0]
const indented = (text: string, indent: string) =>
  text
    .split('\n')
    .map((line, index) => (index && line ? indent + line : line))
    .join('\n')

/** A block with the empty lines behind it; the last one with those before it. */
function wholeBlock({ start, end }: Range, { text }: Packet): Range {
  const rest = /^[ \t]*(?:\r?\n[ \t]*)+/.exec(text.slice(end, end + 200))?.[0] ?? ''
  if (end + rest.length < text.length) return { start, end: end + rest.length }
  const before = text.slice(0, start).trimEnd()
  return { start: before.length, end }
}

/** Behind the objections, drafts and carried risks that follow a block. */
function behindBoxes({ span }: Statement, packet: Packet): number {
  const index = packet.blocks.findIndex(({ block }) => block === span.block)
  let last = packet.blocks[index]!
  for (const placed of packet.blocks.slice(index + 1)) {
    const { statements } = placed.block
    if (statements.length === 0 || !statements.every(({ letter }) => /[ODR]/.test(letter))) break
    last = placed
  }
  return trimmedEnd(packet.text, { start: last.start, end: last.start + last.block.text.length })
}

const leadOf = (id: string) => new RegExp(`(\\*\\*|__)${id}(?:[.:]\\1|\\1[.:])[ \\t\\n]*`)

const withoutLead = (text: string, id: string) => {
  const lead = leadOf(id).exec(text)
  return lead?.index === 0 ? text.slice(lead[0].length).trim() : text.trim()
}

/** The statement with other words in the same frame: list mark, quote marks, marker, header, ID, tail and thread stay. */
function framed(statement: Statement, packet: Packet): ((text: string) => string) | undefined {
  const { span, thread, shape } = statement
  const text = packet.slice(span)
  const item = itemMarker(text)?.length ?? 0
  const boxed = shape === 'boxed'
  const lines = text
    .split(/\r?\n/)
    .map((line, index) => (boxed ? unquoted(line) : index ? outdented(line, item) : line))
  const entries = thread[0] ? text.slice(0, thread[0].span.start - span.start).split('\n').length - 1 : lines.length
  const body = lines.slice(0, entries).join('\n')
  const start = beginning(statement, body)
  if (start === undefined) return undefined
  const kept = body.slice(0, start)
  const said = lines.slice(entries).join('\n')
  const thereafter = said && `${lines[entries - 1]?.trim() ? '\n' : '\n\n'}${said}`
  const tail = tailOf(statement, packet)
  return fresh =>
    `${kept}${fresh}${hasTail(fresh) ? '' : tail}${thereafter}`
      .split('\n')
      .map((line, index) => (boxed ? (line ? `> ${line}` : '>') : index && line ? ' '.repeat(item) + line : line))
      .join('\n')
}

/** Where the words of a statement begin: behind its lead; of a quote, behind its header and the empty line. */
function beginning({ id, letter }: Statement, body: string): number | undefined {
  if (letter !== 'P') {
    const lead = leadOf(id).exec(body)
    return lead ? lead.index + lead[0].length : undefined
  }
  const header = body.indexOf(`**${id}**`)
  const gap = header < 0 ? undefined : /\n[ \t]*\n/.exec(body.slice(header))
  return gap ? header + gap.index + gap[0].length : undefined
}
const unquoted = (line: string) => line.replace(/^ {0,3}> ?/, '')
const outdented = (line: string, width: number) => line.replace(/^[ \t]*/, indent => indent.slice(width))

const dash = /(?:^|\s)(?:—|–|--)\s+/g

/** From the dash to the last field. */
function tailOf({ fields, span, shape }: Statement, packet: Packet): string {
  if (shape !== 'inline' || fields.length === 0) return ''
  const text = packet.slice(span)
  const first = Math.min(...fields.map(field => field.span.start)) - span.start
  const end = Math.max(...fields.map(field => field.span.end)) - span.start
  const start = [...text.slice(0, first).matchAll(dash)].at(-1)?.index
  return start === undefined ? '' : text.slice(start, end).trimEnd()
}

/** A draft that ends with a field of its own replaces the tail. */
const hasTail = (text: string) => {
  const start = [...text.matchAll(dash)].at(-1)
  return (
    start !== undefined &&
    /^(?:@|due |checkpoint |as of |until |rests on |reproduced by |restricted to|topic )/i.test(
      text.slice(start.index + start[0].length),
    )
  )
}
