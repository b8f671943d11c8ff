// HTML in a page: suppression comments are read, anything that hides text from a reader is a problem.
import type { Html } from 'mdast'
import type { Directive } from '../../schemas/packet.ts'
import { endOf, type Place, report, spanOf, startOf } from './place.ts'
import { readWhen } from './when.ts'

const directive = /^<!--\s*countersign-(disable-next-line|disable-line|disable-file|disable|enable)(?![\w-])/
/** Elements that show their content only on demand, in a size or colour of their own, or not at all. */
const hiding =
  /^<(?:applet|audio|base|basefont|canvas|datalist|details|dialog|embed|font|frameset|head|iframe|link|map|math|meta|meter|noembed|noframes|noscript|object|optgroup|option|plaintext|progress|rp|script|select|style|svg|template|textarea|title|video|xmp)(?![\w-])/i
const hidden = /\s(?:hidden|style|aria-hidden)(?![\w-])/i

/** The stretches of an HTML node that a reader sees, in the engine's text. */
export function readHtml(node: Html, place: Place): { start: number; end: number }[] {
  const { source } = place
  const end = endOf(node)
  const seen: { start: number; end: number }[] = []
  let at = startOf(node)
  while (at < end) {
    const open = source.indexOf('<', at)
    const stop = open < 0 || open > end ? end : open
    if (stop > at) seen.push({ start: at, end: stop })
    if (stop === end) break
    at = source.startsWith('<!--', stop) ? comment(place, stop, end) : tag(place, stop, end)
  }
  return seen
}

function comment(place: Place, start: number, end: number): number {
  // `<!-->` and `<!--->` are whole comments.
  const short = /^<!--(-?)>/.exec(place.source.slice(start, start + 6))
  const close = short ? start + short[0].length - 3 : place.source.indexOf('-->', start + 4)
  const closed = close >= 0 && close + 3 <= end
  const stop = closed ? close + 3 : end
  if (!closed) {
    const span = spanOf(place, start, Math.min(start + 4, end))
    report(place, 'malformed-statement', span, 'This comment is not closed: everything below it is hidden.')
    return stop
  }
  const found = readDirective(place, start, stop)
  if (found) place.block.directives.push(found)
  else
    report(
      place,
      'hidden-text',
      spanOf(place, start, stop),
      'A comment hides text from the reader. Say it on the page, or take it out.',
      [{ title: 'Take the comment out', edits: [{ span: spanOf(place, start, stop), text: '' }] }],
    )
  return stop
}

function tag(place: Place, start: number, end: number): number {
  const close = place.source.indexOf('>', start)
  const stop = close < 0 || close >= end ? end : close + 1
  const text = place.source.slice(start, stop)
  if (hiding.test(text) || (/^<[a-z]/i.test(text) && hidden.test(text)) || /^<[?!]/.test(text))
    report(
      place,
      'hidden-text',
      spanOf(place, start, stop),
      `\`${text.slice(0, 40)}\` can hide text from the reader. Say it on the page, or take it out.`,
    )
  return stop
}

function readDirective(place: Place, start: number, stop: number): Directive | undefined {
  const text = place.source.slice(start, stop)
  const found = directive.exec(text)
  if (!found) return undefined
  const rest = text.slice(found[0].length, -3)
  const dashes = /\s--(?=\s|$)/.exec(rest)
  const codesEnd = dashes?.index ?? rest.length
  const at = start + found[0].length
  const codes = [...rest.slice(0, codesEnd).matchAll(/[^\s,]+/g)].map(({ 0: code, index }) => ({
    code,
    span: spanOf(place, at + index, at + index + code.length),
  }))
  const said = dashes ? rest.slice(codesEnd + dashes[0].length) : ''
  const limit = /(?:^|\s)until=(\S*)/.exec(said)
  const reason = (limit ? said.replace(limit[0], ' ') : said).trim().replace(/\s+/g, ' ')
  const base = {
    span: spanOf(place, start, stop),
    verb: found[1] as Directive['verb'],
    codes,
    reason,
  }
  if (!limit) return base
  const to = at + codesEnd + dashes![0].length + limit.index + limit[0].length
  const span = spanOf(place, to - limit[1]!.length, to)
  return { ...base, until: { day: readWhen(limit[1]!, span)?.day, text: limit[1]!, span } }
}
