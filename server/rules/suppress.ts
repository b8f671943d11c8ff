// Comments on the page that suppress findings: which ranges they cover, for which rules, and whether they met anything.
import type { Block, Directive, Packet, Range } from '../../schemas/packet.ts'
import type { Suppression } from './rule.ts'

export type Cover = Suppression & { readonly used: Set<string>; readonly powerless: Set<string>; readonly range: Range }

/** A suppression without a reason, or past its day, covers nothing. */
export function covers(packet: Packet, today: string): Cover[] {
  const found: Cover[] = []
  for (const directive of packet.every(directivesOf)) {
    const range = directive.verb === 'enable' ? undefined : reach(packet, directive)
    if (range)
      found.push({
        directive,
        used: new Set(),
        powerless: new Set(),
        range: live(directive, today) ? range : { start: -1, end: -1 },
      })
    else close(found, directive, packet.range(directive.span).start)
  }
  return found
}

const directivesOf = ({ directives }: Block) => directives

/** The first live comment that covers a finding of this rule at this place. */
export function suppressing(all: readonly Cover[], code: string, at: Range): Cover | undefined {
  return all.find(({ directive, range }) => at.start >= range.start && at.start <= range.end && names(directive, code))
}

const names = ({ codes }: Directive, code: string) => codes.length === 0 || codes.some(one => one.code === code)

function live({ reason, until }: Directive, today: string): boolean {
  if (!reason) return false
  return !until || (until.day !== undefined && until.day >= today)
}

function reach(packet: Packet, { verb, span }: Directive): Range {
  const { start, end } = packet.range(span)
  const { text } = packet
  if (verb === 'disable-file') return { start: 0, end: text.length }
  if (verb === 'disable-line') return { start: text.lastIndexOf('\n', start - 1) + 1, end: endOfLine(text, end) }
  if (verb === 'disable-next-line') return nextLines(text, end)
  return { start: end, end: text.length }
}

const endOfLine = (text: string, from: number) => {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

/** From the next line with words to the next blank one: a formatter may wrap a line, or put an empty one between. */
function nextLines(text: string, from: number): Range {
  let start = endOfLine(text, from) + 1
  while (start < text.length && text.slice(start, endOfLine(text, start)).trim() === '')
    start = endOfLine(text, start) + 1
  let end = start
  while (end < text.length) {
    const stop = endOfLine(text, end)
    if (text.slice(end, stop).trim() === '') break
    end = stop + 1
  }
  return { start, end: Math.max(start, end - 1) }
}

function close(open: Cover[], { codes }: Directive, at: number) {
  open.forEach((cover, index) => {
    const { directive, range } = cover
    const ends =
      directive.verb === 'disable' &&
      range.end > at &&
      (codes.length === 0 || codes.some(one => names(directive, one.code)))
    if (ends && range.start >= 0) open[index] = { ...cover, range: { start: range.start, end: at } }
  })
}
