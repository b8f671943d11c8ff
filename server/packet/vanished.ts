// Nothing that looks like a statement is passed over: words that begin with a starred ID and were not understood.
import type { Nodes, RootContent } from 'mdast'
import { isBoxed } from './box.ts'
import { endOf, type Place, report, startOf } from './place.ts'
import { isPlain } from './text.ts'
import { isLetter } from './tokens.ts'
import {
  type Candidate,
  looksLikeHeader,
  type Reason,
  whyAtStart,
  whyInHeading,
  whyInTable,
  whyRunIn,
} from './why-vanished.ts'

/** What may stand on a line before its first word. */
const opening =
  /[ \t>\f\u00a0\u2028\u2029]+|[-*+][ \t]+|\d{1,9}[.)][ \t]+|\[![A-Za-z]+\][ \t]*|\[[ xX]\][ \t]+|#{1,6}[ \t]+|\|[ \t]*|\[\^[^\]\s]{1,99}\]:?[ \t]*|<!--|<[^<>\n\r]{1,80}>/y
const starred = /((?:\\?[*_]){1,6})([A-Za-z])(\d{1,9})(?![A-Za-z\d])([.:]?)((?:\\?[*_])*)([.:]?)/y
const starredAnywhere = /((?:\\?[*_]){1,6})(\p{L})(\p{Nd}{1,9})(?![\p{L}\p{Nd}])([.:]?)((?:\\?[*_])*)([.:]?)/uy
/** A git host shows an element in bold as it shows stars. */
const inElement = /<(b|strong)(?:\s[^<>]{0,80})?>[ \t]*([A-Z])(\d{1,9})[.:]?[ \t]*<\/\1>[.:]?/gi
/** A second statement in the middle of a line, behind the end of a sentence. */
const runIn = /\*\*([A-Z])(\d{1,9})(?:[.:]\*\*|\*\*[.:])(?=[ \t]+\S)/g

const endsSentence = /[.!?:)\]][ \t]+$/

export function checkVanished(node: RootContent, place: Place): void {
  const { text } = place.block
  if (/<(?:b|strong)\b/i.test(text)) checkElements(node, place)
  const plain = isPlain(text)
  if (!(plain ? /[*_]\\?[A-Za-z]\d/ : /[*_]\\?\p{L}\p{Nd}/u).test(text)) return
  for (const line of text.matchAll(/[^\n\r]+/g)) {
    const found = candidateOn(text, line.index, plain ? starred : starredAnywhere)
    if (!found || place.known.has(found.at)) continue
    place.known.add(found.at)
    say(found, place, judge(found, node, place))
  }
  for (const { 0: mark, 1: letter = '', 2: digits = '', index } of text.matchAll(runIn)) {
    const at = { line: index, start: index, at: index + 2, end: index + mark.length }
    const found = { id: letter + digits, letter, ...at, stop: true, closed: true }
    const inside = pathTo(node, place, index).at(-1)
    if (
      isLetter(letter) &&
      !place.known.has(found.at) &&
      inside?.type === 'strong' &&
      endsSentence.test(text.slice(Math.max(0, index - 20), index))
    )
      say(found, place, whyRunIn(place))
  }
}

function checkElements(node: RootContent, place: Place): void {
  for (const { 0: all, 2: letter = '', 3: digits = '', index } of place.block.text.matchAll(inElement)) {
    const around = pathTo(node, place, index).at(-1)
    if (!isLetter(letter) || around?.type === 'code' || !opensLine(place.block.text, index)) continue
    const id = letter + digits
    const span = { block: place.block, start: index, end: index + all.length }
    report(
      place,
      'malformed-statement',
      span,
      `${id} is in bold by an element, and no statement: write it like \`**${id}.** text\`.`,
      [{ title: 'Write it with stars', edits: [{ span, text: `**${id}.**` }] }],
    )
  }
}

/** Whether only marks stand before it on its line. */
function opensLine(text: string, at: number): boolean {
  let start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1
  while (start < at) {
    opening.lastIndex = start
    const mark = opening.exec(text)?.[0]
    if (!mark) return false
    start += mark.length
  }
  return start === at
}

function candidateOn(text: string, line: number, form: RegExp): Candidate | undefined {
  let start = line
  for (;;) {
    opening.lastIndex = start
    const mark = opening.exec(text)?.[0]
    if (!mark) break
    start += mark.length
  }
  form.lastIndex = start
  const found = form.exec(text)
  if (!found) return undefined
  const [all, stars = '', letter = '', digits = '', inner, closing, outer] = found
  const stop = Boolean(inner || (closing && outer))
  const at = { line, start, at: start + stars.length, end: start + all.length }
  return { id: letter + digits, letter, ...at, stop, closed: Boolean(closing) }
}

/** Why a candidate is no statement; undefined if it is prose. */
function judge(found: Candidate, node: RootContent, place: Place): Reason | undefined {
  const path = pathTo(node, place, found.at)
  if (!isLetter(found.letter) && !(found.stop && found.closed)) return undefined
  if (inDraft(found, path, place)) return undefined

  const around = path.findLast(node => node.type !== 'text' && node.type !== 'strong' && node.type !== 'emphasis')
  if (around?.type === 'code') return { what: 'stands in a block of code, where nobody reads it as a statement.' }
  if (around?.type === 'html') return { what: 'stands in HTML, where it is no statement.' }
  if (around?.type === 'heading') return whyInHeading(around, place)
  if (around?.type === 'tableCell') return whyInTable(found, path)
  if (around?.type !== 'paragraph') return { what: 'is no statement where it stands.' }

  if (startsAt(around, found, place)) return whyAtStart(found, around, path, place)
  return found.stop || looksLikeHeader(found, place) ? whyRunIn(place, found.line) : undefined
}

/** Whether nothing but marks stands before it in its paragraph: `> [!NOTE]` and the header below it are one. */
function startsAt(around: Nodes, found: Candidate, place: Place): boolean {
  const start = startOf(around) - place.base
  return start >= found.line || /^\[![A-Za-z]+\][\s>]*$/.test(place.block.text.slice(start, found.start))
}

/** A draft carries new statements in its body; what revises one statement carries no other. */
function inDraft(found: Candidate, path: readonly Nodes[], place: Place): boolean {
  const { letter } = found
  const draft = place.block.statements.find(one => one.span.start <= found.at && found.at < one.span.end)
  if (draft?.letter !== 'D' || !draft.box || !isLetter(letter) || letter === 'E') return false
  if (letter !== 'P' && isBoxed(letter)) return false
  const { verb, targets } = draft.box
  const [target] = targets
  if (verb !== 'adds after' && verb !== 'adds to' && verb !== 'revises') return false
  if (verb === 'revises' && target?.kind === 'statement' && target.id !== found.id) return false
  const around = path.findLast(node => node.type === 'paragraph')
  const whole = found.closed && (letter === 'P' || found.stop) && /^(?:\s|$)/.test(place.block.text.slice(found.end))
  return Boolean(around && whole && startsAt(around, found, place))
}

function pathTo(top: RootContent, place: Place, at: number): Nodes[] {
  const offset = at + place.base
  const path: Nodes[] = []
  let next: Nodes | undefined = top
  while (next) {
    path.push(next)
    const level: readonly Nodes[] = 'children' in next ? next.children : []
    next = level.find(node => startOf(node) <= offset && offset < endOf(node))
  }
  return path
}

function say(found: Candidate, place: Place, reason: Reason | undefined): void {
  if (!reason) return
  const span = { block: place.block, start: found.at, end: found.at + found.id.length }
  report(place, 'malformed-statement', span, `${found.id} ${reason.what}`, reason.fixes)
}
