// Numbers with the unit that belongs to them: percentages, money, durations; what is left is a plain number.
import { type Atom, isRange, measured, priced, type Side } from './atoms.ts'
import { isLabelled } from './labels.ts'
import { beginsNumber, digits, spelled } from './numerals.ts'
import { type Found, plainFound } from './quantity.ts'
import { asDay } from './scan-dates.ts'
import { inUnit, isBusiness, isCalendar, times, type Unit, unitOf } from './units.ts'

type Numeral = {
  readonly values: readonly string[]
  readonly units: readonly Unit[]
  readonly end: number
  readonly word: boolean
}

/** `free`: what stands before this place belongs to the quantity before. */
export function numberAt(atoms: readonly Atom[], at: number, side: Side, free: number): Found | undefined {
  const read = numeral(atoms, at)
  if (!read) return undefined
  const scaled = magnified(read, atoms)
  const behind = scaled.units.length > 0 ? scaled : unitBehind(scaled, atoms)
  const units = behind.units.filter(({ kind }) => kind !== 'measure')
  const currency = units.length === 0 ? currencyBefore(atoms, at, free) : undefined
  const [unit] = currency ? [currency.unit] : units
  const base = { ...plainFound, bare: scaled.values, first: currency?.first ?? at, end: behind.end }
  if (unit) {
    const [value, ...also] = scaled.values.flatMap(one => (currency ? [unit] : units).map(each => inUnit(one, each)))
    return {
      ...base,
      kind: unit.kind === 'percent' || unit.kind === 'money' || unit.kind === 'duration' ? unit.kind : 'number',
      value: value!,
      also,
      unit,
    }
  }
  const [value, ...also] = scaled.values
  const small = read.word && Number(value) < 10 ? ({ passing: 'small word' } as const) : {}
  const name = isLabelled(atoms, at, side) ? ({ passing: 'name' } as const) : {}
  const plain: Found = {
    ...base,
    kind: 'number',
    value: value!,
    also,
    nouns: nounsBehind(atoms, behind.end),
    ...small,
    ...name,
  }
  return plain.nouns.length > 0 || behind.units.length > 0 ? plain : { ...plain, adopt: from => adopted(plain, from) }
}

/** List numbers, numbers of headings, citations and `(1)` number the text itself. */
export function isEnumerator(atoms: readonly Atom[], at: number, side: Side): boolean {
  const { core, before, after, startsLine } = atoms[at]!
  if (!/^\d{1,3}(?:\.\d{1,3})*$/.test(core)) return false
  const previous = atoms[at - 1]
  if (previous?.startsLine && /^#{1,6}$/.test(previous.core)) return true
  const next = atoms[at + 1]
  if (startsLine && /^[.)]$/.test(after) && next !== undefined && !next.startsLine && !core.includes('.')) return true
  if (side === 'source') return false
  return (
    (before.endsWith('[') && after.startsWith(']')) ||
    (before.endsWith('(') && after.startsWith(')') && core.length < 3)
  )
}

function numeral(atoms: readonly Atom[], at: number): Numeral | undefined {
  const { core } = atoms[at]!
  if (!/\d/.test(core)) return words(atoms, at)
  const [, symbol, amount, scale = ''] = priced.exec(core) ?? []
  if (symbol) {
    const [currency, factor] = [unitOf(symbol), scale ? unitOf(scale.toLowerCase()) : undefined]
    const size =
      factor?.kind === 'magnitude' ? factor.size : /^[mM]$/.test(scale) ? 1e6 : /^[bB]$/.test(scale) ? 1e9 : 1
    if (currency?.kind !== 'money' || (scale && size === 1)) return undefined
    return { values: digits(amount!).map(value => times(value, size)), units: [currency], end: at + 1, word: false }
  }
  const found = measured(core)
  if (!found) return undefined
  return found.units.length > 0 ? { ...found, end: at + 1, word: false } : grouped(atoms, at, found.values)
}

/** `48 000`: groups of three behind a space. */
function grouped(atoms: readonly Atom[], at: number, values: readonly string[]): Numeral {
  let end = at + 1
  let text = atoms[at]!.core
  if (/^[1-9]\d{0,2}$/.test(text))
    while (atoms[end - 1]!.after === '' && atoms[end]?.before === '' && /^\d{3}$/.test(atoms[end]!.core))
      text += atoms[end++]!.core
  const echo = echoed(atoms, end, Number(values[0]))
  return end > at + 1 ? { values: [text], units: [], end, word: false } : { values, units: [], end: echo, word: false }
}

function words(atoms: readonly Atom[], at: number): Numeral | undefined {
  if (!beginsNumber(atoms[at]!.core)) return undefined
  const run: string[] = []
  for (let here = at; here < atoms.length && run.length < 12; here++) {
    run.push(atoms[here]!.core)
    if (atoms[here]!.after !== '') break
  }
  const found = spelled(run)
  if (found) {
    const end = echoed(atoms, at + found.words, found.value)
    return { values: [String(found.value)], units: [], end, word: true }
  }
  // `ninety-day`, `two-week`
  const [, number, name] = /^([A-Za-z-]+)-([a-z]+)$/.exec(run[0]!) ?? []
  const unit = name ? unitOf(name) : undefined
  const value = number && unit?.kind === 'duration' ? spelled([number]) : undefined
  return value && unit ? { values: [String(value.value)], units: [unit], end: at + 1, word: true } : undefined
}

/** Behind `ninety (90)` and `90 (ninety)`: the same number said twice is one. */
function echoed(atoms: readonly Atom[], at: number, value: number): number {
  const next = atoms[at]
  if (!next?.before.endsWith('(') || !next.after.startsWith(')')) return at
  const again = digits(next.core)[0] ?? spelled([next.core])?.value
  return again !== undefined && Number(again) === value ? at + 1 : at
}

function magnified(read: Numeral, atoms: readonly Atom[]): Numeral {
  const [own] = read.units
  const next = read.units.length === 0 && isOpen(atoms, read.end) ? unitOf(atoms[read.end]!.core) : undefined
  const unit = own ?? next
  if (unit?.kind !== 'magnitude' || (own && read.units.length > 1)) return magnifiedMoney(read, atoms)
  const values = read.values.map(value => times(value, unit.size))
  return { ...read, values, units: [], end: own ? read.end : read.end + 1 }
}

/** `$1.2 million` */
function magnifiedMoney(read: Numeral, atoms: readonly Atom[]): Numeral {
  const unit = read.units[0]?.kind === 'money' && isOpen(atoms, read.end) ? unitOf(atoms[read.end]!.core) : undefined
  if (unit?.kind !== 'magnitude') return read
  return { ...read, values: read.values.map(value => times(value, unit.size)), end: read.end + 1 }
}

function unitBehind(read: Numeral, atoms: readonly Atom[]): Numeral {
  const next = atoms[read.end]
  if (!next || !isOpen(atoms, read.end)) return read
  const then = next.after === '' ? (atoms[read.end + 1]?.core.toLowerCase() ?? '') : ''
  const word = next.core.toLowerCase()
  const take = (unit: Unit, count: number): Numeral => ({ ...read, units: [unit], end: read.end + count })
  if (word === 'per' && then === 'cent') return take({ kind: 'percent', size: 1 }, 2)
  if (word === 'percentage' && /^points?$/.test(then)) return take({ kind: 'percent', size: 1 }, 2)
  if (word === 'basis' && /^points?$/.test(then)) return take({ kind: 'percent', size: 0.01 }, 2)
  const second = unitOf(then)
  if (word === 'us' && second?.kind === 'money') return take(second, 2)
  if (isBusiness(word) && second?.kind === 'duration')
    return take(/^day/.test(then) ? { kind: 'duration', in: 'BD', size: 1 } : second, 2)
  if (isCalendar(word) && second?.kind === 'duration') return take(second, 2)
  const unit = unitOf(next.core)
  return unit && unit.kind !== 'measure' && unit.kind !== 'magnitude' ? take(unit, 1) : read
}

/** Nothing but a closing bracket stands between a number and what follows it. */
const isOpen = (atoms: readonly Atom[], end: number): boolean =>
  atoms[end] !== undefined && /^[)\]]?$/.test(atoms[end - 1]!.after) && /^[*_]*$/.test(atoms[end]!.before)

/** `USD 48,000`, and the second number of `USD 5,000–10,000` and `$5 to 10`. */
function currencyBefore(
  atoms: readonly Atom[],
  at: number,
  free: number,
): { readonly unit: Unit; readonly first: number } | undefined {
  const before = atoms[at - 1]
  if (before?.after !== '') return undefined
  const unit = /^(?:[A-Z]{3}|US\$|[AC]\$|[$€£¥])$/.test(before.core) ? unitOf(before.core) : undefined
  if (unit?.kind === 'money' && at > free) return { unit, first: at - 1 }
  if (at < 2 || !(isRange(before) || before.core === 'to') || atoms[at - 2]!.after !== '') return undefined
  const symbol = priced.exec(atoms[at - 2]!.core)?.[1]
  const ahead = symbol
    ? unitOf(symbol)
    : /^\d/.test(atoms[at - 2]!.core)
      ? currencyBefore(atoms, at - 2, 0)?.unit
      : undefined
  return ahead?.kind === 'money' ? { unit: ahead, first: at } : undefined
}

function adopted(plain: Found, from: Found): Found | undefined {
  const { passing, adopt, ...rest } = plain
  if (from.kind === 'date' || from.kind === 'time') {
    const day = asDay(plain.value, from)
    return day ? { ...rest, kind: 'date', value: day, also: [], bare: [] } : undefined
  }
  const { unit } = from
  if (!unit || from.kind === 'number') return undefined
  const [value, ...also] = [plain.value, ...plain.also].map(one => inUnit(one, unit))
  return { ...rest, kind: from.kind, value: value!, also, unit }
}

const joining = new Set(
  'a an the of in on at by for from to with without and or nor but that which who whose is are was were be been has have had can could may might must shall should will would per as than then until while when where if it its their this these those not no into over under after before during each every only also both within'.split(
    ' ',
  ),
)

/** The words that a plain number counts: `two broker hosts`. */
function nounsBehind(atoms: readonly Atom[], end: number): readonly string[] {
  const nouns: string[] = []
  for (let at = end; at < atoms.length && nouns.length < 4; at++) {
    const { core, before, after } = atoms[at]!
    const open = at === end ? isOpen(atoms, end) : before === ''
    if (!open || !/^\p{L}[\p{L}’'/-]*$/u.test(core) || joining.has(core.toLowerCase())) break
    nouns.push(core)
    if (after !== '') break
  }
  return nouns
}
