// Words in a block of code that a git host draws: a diagram's labels and a formula's text are read by whoever reads the page.
import type { Code } from 'mdast'
import { endOf, type Place, startOf } from './place.ts'
import type { Flat } from './words.ts'

const drawn: ReadonlySet<string> = new Set(['mermaid', 'math', 'geojson', 'topojson'])

/** What parts one label from the next. A line break inside of a label parts nothing. */
const between = /\[|\]|[(){}|";]|:{1,3}|<?[-=.]{2,}[>ox]?|<{2}|>{2}|%%|\\[a-zA-Z]+|\\\\/g
const lineBreak = /<br\s*\/?>/gi

/** Each label, with the way back to its place in the source. */
export function labels(node: Code, place: Place): readonly Flat[] {
  if (!drawn.has((node.lang ?? '').toLowerCase())) return []
  const found: Flat[] = []
  let at = startOf(node)
  const lines = place.source.slice(at, endOf(node)).split('\n')
  lines.forEach((line, index) => {
    if (index > 0) found.push(...inLine(line, at))
    at += line.length + 1
  })
  return found
}

function* inLine(line: string, start: number): Iterable<Flat> {
  let from = 0
  for (const { 0: mark, index } of [...line.matchAll(between), { 0: '', index: line.length }]) {
    const piece = line.slice(from, index)
    if (/\p{L}{2}/u.test(piece)) yield flat(piece, start + from)
    from = index + mark.length
  }
}

function flat(piece: string, start: number): Flat {
  const runs: { at: number; start: number; end: number }[] = []
  let text = ''
  let from = 0
  for (const { 0: mark, index } of [...piece.matchAll(lineBreak), { 0: '', index: piece.length }]) {
    if (index > from) runs.push({ at: text.length, start: start + from, end: start + index })
    text += piece.slice(from, index)
    if (mark) {
      runs.push({ at: text.length, start: start + index, end: start + index + mark.length })
      text += ' '
    }
    from = index + mark.length
  }
  return { text, plain: text, runs, end: start + piece.length, strongs: [], codes: [], links: [] }
}
