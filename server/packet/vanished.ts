// Nothing that looks like a statement is passed over: words that begin with a starred ID and were not understood.
import type { Nodes, RootContent } from 'mdast'
import type { Fix, Span } from '../../schemas/packet.ts'
import { boxVerbs, kinds, markers } from '../../schemas/packet.ts'
import { isBoxed } from './box.ts'
import { endOf, type Place, report, startOf } from './place.ts'
import { isLetter } from './tokens.ts'

/** What may stand on a line before its first word. */
const opening =
  /[ \t>]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+|\[![A-Za-z]+\][ \t]*|\[[ xX]\][ \t]+|#{1,6}[ \t]+|\|[ \t]*|\[\^[^\]\s]{1,99}\]:?[ \t]*|<!--|<[^<>\n\r]{1,80}>/y
const starred = /((?:\\?[*_]){1,6})([A-Za-z])(\d{1,9})(?![A-Za-z\d])([.:]?)((?:\\?[*_])*)([.:]?)/y
/** A second statement in the middle of a line, behind the end of a sentence. */
const runIn = /(?<=[.!?:)\]][ \t]+)\*\*([A-Z])(\d{1,9})(?:[.:]\*\*|\*\*[.:])(?=[ \t]+\S)/g

type Candidate = {
  readonly id: string
  readonly letter: string
  /** Offsets in the block: of the stars, of the ID, of what follows stars and stop. */
  readonly start: number
  readonly at: number
  readonly end: number
  readonly stop: boolean
  readonly closed: boolean
}

/** Why a candidate is no statement, with what a machine can do about it. */
type Reason = { readonly what: string; readonly fixes: readonly Fix[] }

export function checkVanished(nodes: readonly RootContent[], place: Place): void {
  const { text } = place.block
  if (!/[*_]\\?[A-Za-z]\d/.test(text)) return
  for (const line of text.matchAll(/[^\n\r]+/g)) {
    const found = candidateOn(text, line.index)
    if (found && !place.known.has(found.at)) say(found, place, judge(found, nodes, place))
  }
  for (const { 0: mark, 1: letter = '', 2: digits = '', index } of text.matchAll(runIn)) {
    const end = index + mark.length
    const found = { id: letter + digits, letter, start: index, at: index + 2, end, stop: true, closed: true }
    const inside = pathTo(nodes, place, index).at(-1)
    if (isLetter(letter) && !place.known.has(found.at) && inside?.type === 'strong') say(found, place, runsIn)
  }
}

function candidateOn(text: string, lineStart: number): Candidate | undefined {
  let at = lineStart
  for (;;) {
    opening.lastIndex = at
    const mark = opening.exec(text)?.[0]
    if (!mark) break
    at += mark.length
  }
  starred.lastIndex = at
  const found = starred.exec(text)
  if (!found) return undefined
  const [all, stars = '', letter = '', digits = '', inner, closing, outer] = found
  const id = letter + digits
  const stop = Boolean(inner || (closing && outer))
  return { id, letter, start: at, at: at + stars.length, end: at + all.length, stop, closed: Boolean(closing) }
}

/** Why a candidate is no statement; undefined if it is prose. */
function judge(found: Candidate, nodes: readonly RootContent[], place: Place): Reason | undefined {
  const path = pathTo(nodes, place, found.at)
  if (!isLetter(found.letter) && !(found.stop && found.closed)) return undefined
  if (inDraft(found, path, place)) return undefined

  const around = path.findLast(node => node.type !== 'text' && node.type !== 'strong' && node.type !== 'emphasis')
  if (around?.type === 'code') return because('stands in a block of code, where nobody reads it as a statement.')
  if (around?.type === 'html') return because('stands in HTML, where it is no statement.')
  if (around?.type === 'heading') return inHeading(around, place)
  if (around?.type === 'tableCell') return inTable(found, path)
  if (around?.type !== 'paragraph') return because('is no statement where it stands.')

  const first = startOf(around) - place.base === found.start || opensWithMarker(around, found, place)
  if (!first && !found.stop && !looksLikeHeader(found, place)) return undefined
  if (!first) return runsIn
  return atStart(found, around, path, place)
}

/** `> [!NOTE]` and the header below it are one paragraph. */
function opensWithMarker(around: Nodes, found: Candidate, place: Place): boolean {
  const before = place.block.text.slice(startOf(around) - place.base, found.start)
  return /^\[![A-Za-z]+\][\s>]*$/.test(before)
}

/** At the start of a paragraph: why is this none? */
function atStart(found: Candidate, around: Nodes, path: readonly Nodes[], place: Place): Reason {
  const { id, letter } = found
  const { text } = place.block
  if (!isLetter(letter)) {
    const upper = letter.toUpperCase()
    if (isLetter(upper))
      return because(`begins with a small letter: an ID is a capital letter and a number.`, [
        replace(place, found.at, found.at + 1, upper, `Write ${upper}${id.slice(1)}`),
      ])
    return because(`is of no known kind. Kinds are ${Object.keys(kinds).join(', ')}.`)
  }
  if (/^.0/.test(id)) {
    const plain = id.replace(/^(.)0+(?=.)/, '$1')
    const fixes = /[1-9]/.test(plain) ? [replace(place, found.at, found.at + id.length, plain, `Write ${plain}`)] : []
    return because('has a leading zero: numbers are 1, 2, 3 …', fixes)
  }
  if (letter === 'E') return because(`is evidence: it stands in a footnote definition, \`[^${id}]: **${id}** …\`.`)
  const inside = enclosing(found, place)
  if (inside) return because(`stands inside ${inside}: give it a paragraph of its own.`)
  const next = text[found.end] ?? ''
  if (found.closed && found.stop && !isBoxed(letter) && /[^\s]/.test(next))
    return because('runs into its text: put a space after the stars.', [
      replace(place, found.end, found.end, ' ', 'Put a space between'),
    ])
  const top = path[0]
  if (isBoxed(letter)) {
    if (top?.type === 'paragraph') return unboxed(letter, around, place)
    return because(`is ${named(letter)}: it stands in a quote of its own, at the start.`)
  }
  if (!found.closed) return because('does not close its stars after the ID: write it like `**C1.** text`.')
  if (!found.stop) {
    const close = found.at + id.length
    const stars = text.slice(found.start, found.at)
    return because('has no full stop or colon after it, so it is no statement.', [
      replace(place, close, close, '.', 'Add the full stop'),
      {
        title: 'Take the stars away',
        edits: [edit(place, found.start, found.at, ''), edit(place, close, close + stars.length, '')],
      },
    ])
  }
  return because('is no statement where it stands: give it a paragraph of its own.')
}

function unboxed(letter: keyof typeof boxVerbs, around: Nodes, place: Place): Reason {
  const start = startOf(around) - place.base
  const source = place.block.text.slice(start, endOf(around) - place.base)
  const quoted = source.replace(/(\r\n|\n|\r)[ \t]*/g, '$1> ')
  const eol = /\r\n/.test(source) ? '\r\n' : '\n'
  return because(`is ${named(letter)}: it stands in a quote, behind \`> \`.`, [
    replace(
      place,
      start,
      start + source.length,
      `> [!${markers[letter]}]${eol}>${eol}> ${quoted}`,
      `Put it in a ${markers[letter]} box`,
    ),
  ])
}

function inHeading(heading: Nodes, place: Place): Reason {
  const source = place.block.text.slice(startOf(heading) - place.base, endOf(heading) - place.base)
  if (source.startsWith('#')) return because('stands in a heading: give it a paragraph of its own.')
  const breaks = source.lastIndexOf('\n') + 1 || source.lastIndexOf('\r') + 1
  const at = startOf(heading) - place.base + breaks
  return because('became a heading by the line under it: put an empty line between.', [
    replace(place, at, at, /\r\n/.test(source) ? '\r\n' : '\n', 'Put an empty line between'),
  ])
}

function inTable(found: Candidate, path: readonly Nodes[]): Reason {
  const table = path.find(node => node.type === 'table')
  const row = path.find(node => node.type === 'tableRow')
  if (table?.type === 'table' && table.children[0] === row) return because('stands in the header of a table.')
  if (isLetter(found.letter) && isBoxed(found.letter))
    return because(`is ${named(found.letter)}: it stands in a quote, not in a table.`)
  if (!found.stop) return because('has no full stop or colon after it and more text in its cell.')
  return because('is no statement where it stands.')
}

/** A draft carries new statements in its body; what revises one statement carries no other. */
function inDraft(found: Candidate, path: readonly Nodes[], place: Place): boolean {
  const draft = place.block.statements.find(
    ({ letter, span }) => letter === 'D' && span.start <= found.at && found.at < span.end,
  )
  const { letter } = found
  if (!draft?.box || !isLetter(letter) || (letter !== 'P' && isBoxed(letter)) || letter === 'E') return false
  const { verb, targets } = draft.box
  const [target] = targets
  if (verb !== 'adds after' && verb !== 'adds to' && verb !== 'revises') return false
  if (verb === 'revises' && target?.kind === 'statement' && target.id !== found.id) return false
  const around = path.findLast(node => node.type === 'paragraph')
  const first = around && (startOf(around) - place.base === found.start || opensWithMarker(around, found, place))
  return Boolean(
    first && found.closed && (letter === 'P' || found.stop) && /^(?:\s|$)/.test(place.block.text.slice(found.end)),
  )
}

function enclosing(found: Candidate, place: Place): string | undefined {
  const whole = place.block.statements.find(({ span }) => span.start <= found.at && found.at < span.end)
  if (whole) return whole.id
  const source = place.block.evidence.find(({ span }) => span.start <= found.at && found.at < span.end)
  return source?.id
}

/** Stars, ID and a verb of its kind: a box's header that ran into something. */
function looksLikeHeader(found: Candidate, place: Place): boolean {
  if (!isLetter(found.letter) || !isBoxed(found.letter)) return false
  const rest = place.block.text.slice(found.end, found.end + 40).trimStart()
  return boxVerbs[found.letter].some(verb => rest.startsWith(verb))
}

function pathTo(nodes: readonly Nodes[], place: Place, at: number): Nodes[] {
  const offset = at + place.base
  const path: Nodes[] = []
  let level: readonly Nodes[] = nodes
  for (;;) {
    const next = level.find(node => startOf(node) <= offset && offset < endOf(node))
    if (!next) return path
    path.push(next)
    level = 'children' in next ? next.children : []
  }
}

const named = (letter: keyof typeof boxVerbs): string => `${letter === 'O' ? 'an' : 'a'} ${kinds[letter]}`

const spanIn = (place: Place, start: number, end: number): Span => ({ block: place.block, start, end })
const edit = (place: Place, start: number, end: number, text: string) => ({ span: spanIn(place, start, end), text })
const replace = (place: Place, start: number, end: number, text: string, title: string): Fix => ({
  title,
  edits: [edit(place, start, end, text)],
})

const because = (what: string, fixes: readonly Fix[] = []): Reason => ({ what, fixes })
const runsIn = because('runs into the text before it: put an empty line between.')

function say(found: Candidate, place: Place, reason: Reason | undefined): void {
  if (!reason) return
  const span = spanIn(place, found.at, found.at + found.id.length)
  report(place, 'malformed-statement', span, `${found.id} ${reason.what}`, reason.fixes)
}
