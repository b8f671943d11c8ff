// What a source states, in every form in which a claim may repeat it. Prose is scanned; JSON gives its values, with the units
// that its keys name, and the lengths of its lists.
import { dayAt } from './dates.ts'
import { isList, isMap, type Json, NotJson, parseJson } from './json.ts'
import { digits } from './numerals.ts'
import type { Quantity } from './quantity.ts'
import { recalled } from './recalled.ts'
import { type Scanned, scan } from './scan.ts'
import { currencies, inUnit, normal, type Unit, unitOf } from './units.ts'

/** Normal forms; `*30` is 30 in whatever unit, `#5` a list of five, `?-11-12` a day whose year is not said. */
export type Stated = ReadonlySet<string>

export const stated = recalled((excerpt): Stated => {
  const all = new Set<string>()
  const value = jsonOf(excerpt)
  if (value === undefined) prose(excerpt, all)
  else json(value, '', {}, all)
  return all
}, 64)

export function jsonOf(excerpt: string): Json | undefined {
  if (!/^\s*(?:[[{"]|-?\d[\d.eE+-]*\s*$)/.test(excerpt)) return undefined
  try {
    return parseJson(excerpt)
  } catch (error) {
    if (error instanceof NotJson) return undefined
    throw error
  }
}

function prose(text: string, all: Set<string>): void {
  const scanned = scan(text, 'source')
  for (const quantity of scanned.quantities) {
    if (quantity.passing !== 'name') say(quantity, all)
    if (quantity.kind === 'number') alone(quantity, scanned, text, all)
  }
  counts(text, all)
}

/** All forms in which a claim may repeat a quantity. */
export function formsOf(quantity: Quantity): Stated {
  const all = new Set<string>()
  say(quantity, all)
  return all
}

function say({ kind, value, also, parts }: Quantity, all: Set<string>): void {
  for (const one of [value, ...also, ...parts]) {
    all.add(one)
    if (kind === 'date' || kind === 'time') for (const part of partsOfDate(one)) all.add(part)
  }
}

/** A day says its month and its year; a moment says its day and its time. */
function partsOfDate(value: string): readonly string[] {
  const [day = '', time] = value.split('T')
  const parts = time ? [day, time] : []
  if (/^\d{4}-\d{2}/.test(day)) parts.push(day.slice(0, 7), day.slice(0, 4))
  if (/^\d{4}-\d{2}-\d{2}$/.test(day)) parts.push(`-${day.slice(4)}`)
  if (day.startsWith('--')) parts.push(`?${day.slice(1)}`)
  return parts
}

/** A number that nothing follows on its line, in its cell or before the next comma: a key or a table's head may name its unit. */
function alone(
  quantity: Quantity & { readonly first: number },
  { atoms }: Scanned,
  text: string,
  all: Set<string>,
): void {
  if (!/^(?:[\s"')\]};,]*(?:[|,;#\n]|$)|[ \t]+[|#])/.test(text.slice(quantity.to, quantity.to + 20))) return
  const before = atoms[quantity.first - 1]
  const key =
    before &&
    (/[:=]/.test(before.after) ? before.core : /^:?=$/.test(before.core) ? atoms[quantity.first - 2]?.core : '')
  for (const value of quantity.bare) for (const form of withKey(value, key ?? '')) all.add(form)
}

/** Items of lists and rows of tables, so that a count of them is a count that the source contains. */
function counts(text: string, all: Set<string>): void {
  const lines = text.split('\n').filter(line => line.trim() !== '')
  const items = lines.filter(line => /^\s*(?:[-+*]|\d{1,3}[.)])\s/.test(line)).length
  const cells = lines.filter(line => /^\s*\|.*\|\s*$/.test(line)).length
  const separated = lines.length > 1 && lines.every(line => /[,;\t]\S/.test(line)) ? lines.length : 0
  const logged = lines.every(line => /^\[?\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(line)) ? lines.length : 0
  for (const count of [items, cells - 2, separated, separated - 1, logged]) if (count > 1) all.add(`#${count}`)
}

type Context = { readonly unit?: Unit }

function json(value: Json, key: string, context: Context, all: Set<string>): void {
  if (isMap(value)) {
    const inner = contextOf(value)
    for (const [name, one] of value) json(one, name, inner, all)
  } else if (isList(value)) {
    all.add(`#${value.length}`)
    groups(value, all)
    for (const one of value) json(one, key, context, all)
  } else if (typeof value === 'string') text(value, key, context, all)
  else if (typeof value === 'number') number(value, key, context, all)
}

/** `{ "amount": 48000, "currency": "USD" }`, `{ "value": 30, "unit": "days" }` */
function contextOf(value: ReadonlyMap<string, Json>): Context {
  for (const [name, one] of value) {
    if (typeof one !== 'string') continue
    const unit =
      /^currency/i.test(name) && currencies.has(one) ? unitOf(one) : /^units?$/i.test(name) ? unitOf(one) : undefined
    if (unit) return { unit }
  }
  return {}
}

/** How many items of a list say the same of themselves: `3 of 5 findings are open`. */
function groups(list: readonly Json[], all: Set<string>): void {
  const found = new Map<string, number>()
  for (const item of list) {
    if (!isMap(item)) continue
    for (const [key, value] of item) {
      if (typeof value !== 'string' && typeof value !== 'boolean') continue
      const group = `${key}\0${value}`
      found.set(group, (found.get(group) ?? 0) + 1)
    }
  }
  for (const count of found.values()) if (count > 1) all.add(`#${count}`)
}

function text(value: string, key: string, context: Context, all: Set<string>): void {
  const whole = value.length < 40 ? digits(value) : []
  if (whole.length > 0) for (const one of whole) for (const form of withKey(one, key, context)) all.add(form)
  else prose(value, all)
}

function number(value: number, key: string, context: Context, all: Set<string>): void {
  for (const form of withKey(normal(Math.abs(value)), key, context)) all.add(form)
  const isTime =
    /(?:^|_|[a-z])(?:time|timestamp|ts|at|date|epoch|created|updated|expires?|expiry|exp|iat|nbf|since|until)$/i
  const seconds = value > 1e11 ? value / 1000 : value
  if (!isTime.test(key) || seconds < 5e8 || seconds > 4.2e9) return
  const minutes = Math.floor(seconds / 60)
  const clock = new Date(seconds * 1000).toISOString()
  for (const one of [`${clock.slice(0, 16)}Z`, `${clock.slice(0, 19)}Z`, dayAt(minutes, 'UTC')])
    for (const form of [one, ...partsOfDate(one)]) all.add(form)
}

/** In the unit that the key names (`rotation_days`) or that stands beside it; else in any. */
export function withKey(value: string, key: string, context: Context = {}): readonly [plain: string, inUnit: string] {
  const words = key.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/)
  const units = words.map(word => unitOf(word.toUpperCase()) ?? unitOf(/^percentage$/i.test(word) ? 'percent' : word))
  const unit = units.findLast(one => one !== undefined && one.kind !== 'magnitude') ?? context.unit
  return [value, unit ? inUnit(value, unit) : `*${value}`]
}
