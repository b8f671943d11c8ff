// Text in pieces between spaces, without the punctuation around them. A piece with digits that is no number, date or time as a
// whole is a name (PKT-2026-0142, 10.0.0.1, v1.2, a hash, a path): that keeps identifiers from passing for quantities.
import { timeForm } from './calendar.ts'
import { digits } from './numerals.ts'
import { suffixUnits, type Unit } from './units.ts'

export type Atom = {
  /** Without the punctuation around it; a piece that is nothing else stays as it is. */
  readonly core: string
  readonly before: string
  readonly after: string
  /** Of the core. */
  readonly from: number
  readonly to: number
  readonly startsLine: boolean
}

/** Who is asked: a claim gives up only what is surely a quantity, a source all that could be one. */
export type Side = 'claim' | 'source'

export const isRange = (atom: Atom | undefined): boolean => atom !== undefined && /^(?:[-–−]|\.\.)$/.test(atom.core)

export function atomsOf(text: string, side: Side): Atom[] {
  const atoms: Atom[] = []
  let end = 0
  for (const { 0: chunk, index } of blanked(text, side).matchAll(/[^\s|—]+|[|—]/g)) {
    const startsLine = end === 0 || text.slice(end, index).includes('\n')
    end = index + chunk.length
    split(chunk, index, startsLine, side, atoms)
  }
  return atoms
}

/** A number with what stands right behind it: `30d`, `12%`, `48k€`. */
export function measured(
  core: string,
): { readonly values: readonly string[]; readonly units: readonly Unit[] } | undefined {
  const whole = digits(core)
  if (whole.length > 0) return { values: whole, units: [] }
  const [, number, suffix] = /^(\d[\d.,'’]*?)-?([^\d\s.,'’-][^\d\s]{0,15})$/.exec(core) ?? []
  if (!number || !suffix) return undefined
  const values = digits(number)
  const units = suffixUnits(suffix)
  return values.length > 0 && units.length > 0 ? { values, units } : undefined
}

const isForm = (core: string): boolean =>
  core.length <= 48 && (measured(core) !== undefined || timeForm(core) !== undefined || priced.test(core))

/** `$48,000`, `US$1.2m`, `CHF48'000` */
export const priced = /^(US\$|[AC]\$|[$€£¥]|[A-Z]{3})(\d[\d.,'’]*)([A-Za-z]{0,8})$/

/** Footnote marks and link targets are not words; nor is code, in a claim. The length stays. */
function blanked(text: string, side: Side): string {
  const hide = (found: string) => found.replace(/\S/g, ' ')
  const bare = text.replace(/\[\^[^\]\s]{1,40}\]/g, hide).replace(/\]\([^()\s]{0,2000}\)/g, hide)
  return side === 'source' ? bare : bare.replace(/`[^`\n]{1,500}`/g, code => `\`${'x'.repeat(code.length - 2)}\``)
}

const leading = /^[("'“”‘’„«»{[<>*_~`+=±≈≤≥−-]+/
const trailing = /[)\]}"'“”’»>*_`.,;:!?…+=]+$/

const word = /^\p{L}+$/u

function split(chunk: string, index: number, startsLine: boolean, side: Side, atoms: Atom[]): void {
  if (word.test(chunk)) {
    atoms.push({ core: chunk, before: '', after: '', from: index, to: index + chunk.length, startsLine })
    return
  }
  const before = leading.exec(chunk)?.[0] ?? ''
  if (before.length === chunk.length) {
    atoms.push({ core: chunk, before: '', after: '', from: index, to: index + chunk.length, startsLine })
    return
  }
  const inner = chunk.slice(before.length)
  const after = trailing.exec(inner)?.[0] ?? ''
  const core = inner.slice(0, inner.length - after.length)
  const from = index + before.length
  const put = (start: number, end: number, behind: string, first: boolean) =>
    atoms.push({
      core: core.slice(start, end),
      before: start === 0 ? before : '',
      after: end === core.length ? after : behind,
      from: from + start,
      to: from + end,
      startsLine: startsLine && first,
    })
  if (core === '') return
  if (!/\d/.test(core) || core.length > 400 || isForm(core)) {
    put(0, core.length, '', true)
    return
  }
  const range = rangeIn(core)
  if (range) {
    for (const [at, [start, end]] of range.entries()) put(start, end, '', at === 0)
    return
  }
  // `ttl=30`, `days:30`, `a,30,"1,200"`: a source may have its numbers packed like this, a claim does not.
  if (side === 'source' && packed.test(core)) {
    for (const [start, end] of unpacked(core)) put(start, end, core[end] ?? '', start === 0)
    return
  }
  put(0, core.length, '', true)
}

const packed = /[=:,;"'()[\]{}<>]/

/** Cells and values. A colon parts them only where it is not inside of a time. */
function* unpacked(core: string): Iterable<[start: number, end: number]> {
  for (const { 0: part, 1: quoted, index } of core.matchAll(/"([^"]{1,48})"|[^=,;"'()[\]{}<>]+/g)) {
    const [text, start] = quoted === undefined ? [part, index] : [quoted, index + 1]
    if (isForm(text) || !text.includes(':')) yield [start, start + text.length]
    else for (const { 0: piece, index: at } of text.matchAll(/[^:]+/g)) yield [start + at, start + at + piece.length]
  }
}

/** `30–60`, `10:00-12:00`, `2026-10-01..2026-10-31`, `4/5`: both ends and the mark between them. */
function rangeIn(core: string): [start: number, end: number][] | undefined {
  for (const mark of [/\.\./, /[–−]/, /-/, /\//]) {
    const found = mark.exec(core)
    if (!found) continue
    const [first, second] = [core.slice(0, found.index), core.slice(found.index + found[0].length)]
    if (!isForm(first) || !isForm(second) || core === '24/7') continue
    if (found[0] === '/' && !(/^\d{1,4}$/.test(first) && /^\d{1,4}$/.test(second)) && !timeForm(first)) continue
    const at = found.index + found[0].length
    return [
      [0, found.index],
      [found.index, at],
      [at, core.length],
    ]
  }
  return undefined
}
