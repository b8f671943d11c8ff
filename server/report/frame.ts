// A finding with the lines it speaks of, as a compiler shows it: source, carets under the span, other places with dashes,
// and a line each for what follows from it.
import { count, type Listed, type Place, type Screen, type Style } from './lint-report.ts'
import type { Told } from './told-together.ts'
import { cells, harmless } from './width.ts'

type Mark = {
  readonly start: Place
  readonly end: Place
  readonly sign: string
  readonly style: Style
  readonly label: string
}

/** Widest gutter, bars and a little air: what a line of source cannot use. */
const margin = 10

export function frame(path: string, { at, follows }: Told, screen: Screen): readonly string[] {
  const [{ severity, start, end, related, source = {} }] = at
  const marks: Mark[] = [
    { start, end, sign: '^', style: severity, label: '' },
    ...related.map(one => ({ start: one.start, end: one.end, sign: '-', style: 'link' as const, label: one.message })),
  ].toSorted((a, b) => a.start.line - b.start.line || a.start.column - b.start.column)
  const gutter = Math.max(...marks.map(mark => String(mark.start.line).length))
  const bar = (number: string) => `${' '.repeat(gutter - number.length)}${screen.paint('link', `${number} |`)}`

  const out = [
    ...at.map(one => heading(one, screen)),
    `${' '.repeat(gutter)}${screen.paint('link', '-->')} ${harmless(path)}:${start.line}:${start.column}`,
    bar(''),
  ]
  let before = 0
  for (const mark of marks) {
    const { line } = mark.start
    const text = source[line]
    if (text === undefined) continue
    const view = window(text, mark, screen.columns - margin - gutter)
    if (line !== before) {
      if (before && line !== before + 1) out.push(screen.paint('link', '...'))
      out.push(`${bar(String(line))} ${view.text}`)
    }
    before = line
    out.push(`${bar('')} ${' '.repeat(view.from)}${screen.paint(mark.style, underline(mark, view.width))}`.trimEnd())
  }
  const note = (text: string) => out.push(`${' '.repeat(gutter)} ${screen.paint('link', '=')} ${harmless(text)}`)
  for (const { fix } of at) if (fix) note(`fix: ${fix.title}`)
  const column = Math.max(...follows.map(one => placeOf(one).length))
  for (const one of follows)
    note(
      `${placeOf(one).padEnd(column)} ${severity === one.severity ? '' : `${one.severity}: `}${one.message} [${one.rule}]`,
    )
  return out
}

const heading = ({ severity, rule, message }: Listed, { paint }: Screen) =>
  `${paint(severity, `${severity}[${rule}]`)}${paint('strong', `: ${harmless(message)}`)}`

const placeOf = ({ start }: Listed) => `${start.line}:${start.column}`

function underline({ start, end, sign, label }: Mark, width: number): string {
  const more = end.line > start.line ? ` and ${count(end.line - start.line, 'more line')}` : ''
  return `${sign.repeat(Math.max(1, width))}${more}${label && ` ${harmless(label)}`}`
}

/** As much of a line as fits, the marked part in sight, and where that part begins and how wide it is in what is shown. */
function window(text: string, { start, end }: Mark, room: number): { text: string; from: number; width: number } {
  const all = cells(text)
  const stop = end.line > start.line ? text.length : end.column - 1
  const columns = [0]
  let [from, to, offset] = [-1, all.length, 0]
  for (const [index, { width, length }] of all.entries()) {
    if (from < 0 && offset + length > start.column - 1) from = index
    if (offset >= stop && to === all.length) to = index
    columns.push(columns[index]! + width)
    offset += length
  }
  if (from < 0) from = all.length
  to = Math.max(from, to)
  const total = columns.at(-1)!
  if (total <= room) return { text: join(all), from: columns[from]!, width: columns[to]! - columns[from]! }

  // The marked part goes to the left quarter, so that what follows it can be read as well.
  const wanted = Math.max(0, Math.min(columns[from]! - Math.floor(room / 4), total - room))
  const first = columns.findIndex(column => column >= wanted)
  let last = first
  while (last < all.length && columns[last + 1]! - columns[first]! <= room) last++
  const [lead, tail] = [first > 0 ? '…' : '', last < all.length ? '…' : '']
  const seen = Math.max(from, first)
  return {
    text: `${lead}${join(all.slice(first, last))}${tail}`,
    from: columns[seen]! - columns[first]! + lead.length,
    width: columns[Math.max(seen, Math.min(to, last))]! - columns[seen]!,
  }
}

const join = (all: readonly { readonly text: string }[]) => all.map(({ text }) => text).join('')
