// Statements: a paragraph, a list item, a blockquote or a table row that begins with a bold ID.
import type { Blockquote, ListItem, Node, Paragraph, RootContent, TableRow } from 'mdast'
import type { Field, Letter, Span, Statement, ThreadEntry, When, Words } from '../../schemas/packet.ts'
import { headerEnd, isBoxed, readHeader, readMarker } from './box.ts'
import { checkTailHyphen } from './hyphen.ts'
import { nodeSpan, type Place, report, spanOf } from './place.ts'
import { checkStray, collect, keep } from './prose.ts'
import { readTail } from './tail.ts'
import { readEntry, threadLength } from './thread.ts'
import { isLetter } from './tokens.ts'
import { leadingWhen, readWhen } from './when.ts'
import { type Flat, flatSpan, flatten } from './words.ts'

/** A bold ID at the start of a flat text, and where what follows it begins. */
type Lead = {
  readonly id: string
  readonly letter: Letter
  readonly number: number
  readonly idSpan: Span
  /** Where its stars begin in the engine's text. */
  readonly start: number
  readonly stop: boolean
  /** In the flat text: after ID and stop, and after the space behind them. */
  readonly end: number
  readonly rest: number
}

export function readLead(flat: Flat, place: Place, from = 0): Lead | undefined {
  const bold = flat.strongs.find(strong => strong.from === from)
  const found = bold && /^([A-Z])([1-9]\d{0,8})([.:]?)$/.exec(flat.plain.slice(bold.from, bold.to))
  if (!found || !isLetter(found[1]!)) return undefined
  const id = found[1] + found[2]!
  const outside = found[3] ? '' : /^[.:]/.exec(flat.plain.slice(bold.to))?.[0]
  const end = bold.to + (outside ? 1 : 0)
  const idSpan = flatSpan(flat, place, from, from + id.length)
  const stop = Boolean(found[3] || outside)
  // `**C1**.Text` is no more a statement than `**C1.**Text`, which no renderer shows in bold.
  if (outside && /^\S/.test(flat.plain.slice(end))) return undefined
  return {
    id,
    letter: found[1],
    number: Number(found[2]),
    idSpan,
    start: bold.start,
    stop,
    end,
    rest: skipSpace(flat.plain, end),
  }
}

/** A paragraph of its own. */
export function readParagraph(node: Paragraph, place: Place): void {
  const before = beginning(place)
  const flat = flatten(node.children, place)
  const lead = readLead(flat, place)
  if (lead && isInline(lead))
    finish(place, lead, node, 'inline', { ...inlineParts(flat, place, lead), before, rest: [] })
  else keep(flat, place, { place: 'paragraph' })
}

/** A list item that is a statement takes its nested blocks along; any other is looked through. */
export function readItem(node: ListItem, place: Place): void {
  const [first, ...rest] = node.children
  if (first?.type === 'paragraph') {
    const before = beginning(place)
    const flat = flatten(first.children, place)
    const lead = readLead(flat, place)
    if (lead && isInline(lead)) {
      finish(place, lead, node, 'inline', { ...inlineParts(flat, place, lead), before, rest })
      return
    }
    checkStray(node, place)
    keep(flat, place, { place: 'paragraph' })
  }
  for (const child of first?.type === 'paragraph' ? rest : node.children) {
    if (child.type === 'list') for (const item of child.children) readItem(item, place)
    else collect([child], place)
  }
}

export function readBox(node: Blockquote, place: Place): void {
  const [first, ...others] = node.children
  const before = beginning(place)
  if (first?.type !== 'paragraph') {
    collect(node.children, place)
    return
  }
  const opening = flatten(first.children, place)
  const marked = readMarker(opening, place)
  const alone = marked && !opening.plain.slice(marked.length).trim()
  const second = alone && others[0]?.type === 'paragraph' ? others[0] : undefined
  const header = second ? flatten(second.children, place) : opening
  const from = second || !marked ? 0 : skipSpace(opening.plain, marked.length)
  const lead = readLead(header, place, from)
  const rest = second ? others.slice(1) : others

  if (lead && isBoxed(lead.letter)) {
    const { id, letter } = lead
    if (lead.stop) reportStop(lead, header, place)
    const stop = headerEnd(header, place, id, lead.rest)
    keep(header, place, { place: 'header', statement: id }, from, stop)
    place.mentions.length = 0
    const words = stop === undefined ? [] : keep(header, place, { place: 'paragraph', statement: id }, stop)
    const name = { id, letter, idSpan: lead.idSpan, start: lead.start, from: lead.rest }
    const { box, fields } = readHeader(header, place, name, marked?.marker, stop)
    finish(place, lead, node, 'boxed', { words, fields, before, rest, box })
  } else if (lead && isInline(lead)) {
    const span = spanOf(place, lead.start, header.end)
    const nothing = { verb: undefined, verbSpan: lead.idSpan, targets: [], actor: undefined, when: undefined }
    const box = { ...(marked && { marker: marked.marker }), header: span, ...nothing }
    finish(place, lead, node, 'boxed', { ...inlineParts(header, place, lead), before, rest, box })
  } else {
    if (!alone) keep(opening, place, { place: 'paragraph' }, marked?.length)
    if (second) keep(header, place, { place: 'paragraph' })
    collect(rest, place)
  }
}

/** A row whose first cell is a bold ID. Its cells are flat already. */
export function readRow(node: TableRow, cells: readonly Flat[], before: number, place: Place): void {
  const lead = cells[0] && readLead(cells[0], place)
  const fits = lead && lead.letter !== 'E' && !isBoxed(lead.letter)
  if (!fits || (!lead.stop && lead.rest < cells[0]!.text.length)) {
    for (const cell of cells) keep(cell, place, { place: 'cell' })
    return
  }
  beginning(place)
  const words: Words[] = []
  const fields: Field[] = []
  for (const [index, cell] of cells.entries()) {
    const from = index ? 0 : lead.rest
    const isLast = index > 0 && index === cells.length - 1
    const tail = isLast ? readTail(cell, place, from, lead.id) : undefined
    if (isLast) checkTailHyphen(cell, place, from)
    fields.push(...(tail?.fields ?? []))
    words.push(...keep(cell, place, { place: 'cell', statement: lead.id }, from, tail?.end))
  }
  finish(place, lead, node, 'row', { words, fields, before, rest: [] })
}

const isInline = (lead: Lead): boolean => lead.stop && lead.letter !== 'E' && !isBoxed(lead.letter)

/** How many footnotes the block has before a statement begins. */
function beginning(place: Place): number {
  place.mentions.length = 0
  place.restrictions.length = 0
  return place.block.footnotes.length
}

function skipSpace(text: string, from: number): number {
  return from + /^\s*/.exec(text.slice(from))![0].length
}

function reportStop(lead: Lead, flat: Flat, place: Place): void {
  const stop = flatSpan(flat, place, lead.end - 1, lead.end)
  report(place, 'malformed-statement', lead.idSpan, `The header of ${lead.id} has no full stop after the ID.`, [
    { title: 'Take the stop away', edits: [{ span: stop, text: '' }] },
  ])
}

type Parts = {
  readonly words: Words[]
  readonly fields: readonly Field[]
  /** How many footnotes the block had before the statement. */
  readonly before: number
  /** Nested blocks, in which words and thread may stand. */
  readonly rest: readonly RootContent[]
  readonly at?: When
  readonly box?: NonNullable<Statement['box']>
}

/** Words, tail and leading time of an inline statement's own paragraph. */
function inlineParts(flat: Flat, place: Place, lead: Lead) {
  const tail = readTail(flat, place, lead.rest, lead.id)
  checkTailHyphen(flat, place, lead.rest)
  const of = { place: 'paragraph', statement: lead.id } as const
  const words = keep(flat, place, of, lead.rest, tail?.end)
  const at = lead.letter === 'F' ? leadingTime(flat, place, lead.rest) : undefined
  return { words, fields: tail?.fields ?? [], ...(at && { at }) }
}

function leadingTime(flat: Flat, place: Place, from: number): When | undefined {
  const text = leadingWhen.exec(flat.plain.slice(from))?.[1]
  if (text === undefined) return undefined
  const span = flatSpan(flat, place, from, from + text.length)
  const when = readWhen(text, span)
  if (!when)
    report(
      place,
      'malformed-date',
      span,
      `\`${text}\` is no time. Write it with UTC or an offset, like 2026-10-02 14:05 UTC or 2026-10-02 16:05 +02:00.`,
    )
  return when
}

function finish(place: Place, lead: Lead, node: Node, shape: Statement['shape'], parts: Parts): void {
  const { id, letter, number, idSpan } = lead
  place.known.add(idSpan.start)
  const last = parts.rest.at(-1)
  const count = last?.type === 'list' ? threadLength(last, place) : 0
  const body = count ? parts.rest.slice(0, -1) : parts.rest
  const words = [...parts.words, ...collect(body, place, id)]
  if (last?.type === 'list' && count) {
    for (const item of last.children.slice(0, -count)) words.push(...collect([item], place, id))
  }
  const footnotes = place.block.footnotes.slice(parts.before)
  const mentions = place.mentions.slice()
  const thread: ThreadEntry[] = []
  if (last?.type === 'list' && count) {
    for (const item of last.children.slice(-count)) {
      const entry = readEntry(item, place, { id, letter }, one => collect(one.children.slice(1), place, id))
      if (entry) thread.push(entry)
    }
  }
  if (!words.length && !parts.rest.length && !isBoxed(letter))
    report(place, 'malformed-statement', idSpan, `${id} says nothing.`)
  place.block.statements.push({
    id,
    letter,
    number,
    span: nodeSpan(place, node),
    idSpan,
    shape,
    text: words.map(({ text }) => text).join(shape === 'row' ? ' ' : '\n'),
    textSpan: around(words, place.block.text, idSpan.end) ?? { ...idSpan, start: idSpan.end },
    words,
    footnotes,
    fields: [...parts.fields, ...place.restrictions],
    thread,
    ...(parts.box && { box: parts.box }),
    ...(parts.at && { at: parts.at }),
    mentions,
  })
}

/** With the marks around its first and last words: a text that begins with code begins with its backtick. */
function around(words: readonly Words[], source: string, after: number): Span | undefined {
  const first = words[0]?.span(0, 1)
  const last = words.at(-1)
  if (!first || !last) return undefined
  let { start } = first
  while (start > after && /[`*_~[!<]/.test(source[start - 1]!)) start--
  const { end } = last.span(last.text.length - 1, last.text.length)
  return { ...first, start, end: end + (closing.exec(source.slice(end, end + 2000))?.[0].length ?? 0) }
}
const closing = /^(?:[`*_~>]+|\]\([^()\s]*\)|\]\[[^[\]]*\])+/
