// What a source says now in the place of a number, a date or a name that it said before. Only where there is one answer: a
// guess would be a claim that nobody made.
import { isList, isMap, type Json } from '../evidence/json.ts'
import { contains, quantities } from '../evidence/quantities.ts'
import type { Quantity } from '../evidence/quantity.ts'
import { jsonOf, stated } from '../evidence/stated.ts'
import { withWords } from './source.ts'

type Leaf = { readonly path: string; readonly key: string; readonly value: string }

/** The new wording of a quantity of the claim, in the form in which the claim has it. */
export function counterpart(
  gone: Quantity,
  claim: string,
  now: string,
  before: string | undefined,
): string | undefined {
  const fresh = leavesOf(now)
  const old = before === undefined ? undefined : leavesOf(before)
  if (old) {
    const paths = old.filter(leaf => says(leaf, gone)).map(({ path }) => path)
    const found = fresh.filter(({ path }) => paths.includes(path))
    return only(found.map(leaf => worded(leaf.value, gone)))
  }
  const others = quantities(claim).filter(one => one !== gone)
  const found = fresh.flatMap(leaf =>
    quantitiesOf(leaf)
      .filter(one => alike(one.quantity, gone) && !others.some(other => other.value === one.quantity.value))
      .map(one => worded(one.text, gone)),
  )
  return only(found)
}

/** Names and words that the source had, that the claim repeats, and that stand in another way in the same place now. */
export function renamed(
  claim: string,
  now: string,
  before: string | undefined,
): readonly (readonly [old: string, fresh: string])[] {
  if (before === undefined) return []
  const fresh = new Map(leavesOf(now).map(({ path, value }) => [path, value]))
  return leavesOf(before).flatMap(({ path, value }) => {
    const other = fresh.get(path)
    return isName(value) &&
      other !== undefined &&
      other !== value &&
      isName(other) &&
      withWords(claim, value, other) !== undefined
      ? [[value, other] as const]
      : []
  })
}

/** `Anna Wagner`, `agent-7`, `2.4.1` */
const isName = (value: string) =>
  value.length >= 3 &&
  value.length <= 80 &&
  ((/\p{L}/u.test(value) && !/^\d/.test(value)) || /^\d+(?:\.\d+){2,}$/.test(value))

const mostChanges = 3

/** What of a JSON source is otherwise than it was, for whoever judges a draft, besides what stood where these words did. */
export function changesIn(now: string, before: string | undefined, olds: readonly string[]): string {
  if (before === undefined || jsonOf(now) === undefined || jsonOf(before) === undefined) return ''
  const [fresh, old] = [now, before].map(text => new Map(leavesOf(text).map(({ path, value }) => [path, value])))
  const paths = [...new Set([...old!.keys(), ...fresh!.keys()])]
  const isTold = (was: string) =>
    olds.some(
      words => withWords(words, was, '') !== undefined || quantities(words).some(one => contains(stated(was), one)),
    )
  const changes = paths.flatMap(path => {
    const [is, was] = [fresh!.get(path), old!.get(path)]
    if (is === was || (was !== undefined && isTold(was))) return []
    const name = path.replace(/\/#$/, '')
    if (is !== undefined && was !== undefined && name !== path) return [`\`${name}\` counts ${is} and counted ${was}`]
    if (name !== path) return []
    if (is === undefined) return [`\`${path}\` is gone`]
    return [`\`${path}\` is “${cut(is)}” and ${was === undefined ? 'was not there' : `was “${cut(was)}”`}`]
  })
  const more = changes.length - mostChanges
  return changes.slice(0, mostChanges).join(', ') + (more > 0 ? ` and ${more} more` : '')
}

const cut = (value: string) => (value.length > 40 ? `${value.slice(0, 40)}…` : value)

/** The values of a JSON source by their paths, the cells of a table by line and column, other lines by their words without digits. */
function leavesOf(excerpt: string): readonly Leaf[] {
  const value = jsonOf(excerpt)
  if (value !== undefined) return [...walk(value, '', '')]
  const rows = excerpt.split('\n').flatMap(line => (line.trim() === '' ? [] : [line.split(/[,;\t]/)]))
  if (rows.every(row => row.length > 1 && row.length === rows[0]!.length && !row.some(cell => /^\s+\S/.test(cell))))
    return rows.flatMap((row, line) =>
      row.map((cell, column) => ({ path: `${line} ${column}`, key: '', value: cell.trim() })),
    )
  const seen = new Map<string, number>()
  return excerpt.split('\n').flatMap(line => {
    const shape = line.replace(/\d+/g, '#').trim()
    if (shape === '') return []
    const count = (seen.get(shape) ?? 0) + 1
    seen.set(shape, count)
    return [{ path: `${shape} ${count}`, key: '', value: line.trim() }]
  })
}

function* walk(value: Json, path: string, key: string): Iterable<Leaf> {
  if (isMap(value)) for (const [name, inner] of value) yield* walk(inner, `${path}/${name}`, name)
  else if (isList(value)) {
    yield { path: `${path}/#`, key, value: String(value.length) }
    for (const [index, inner] of value.entries()) yield* walk(inner, `${path}/${index}`, key)
  } else if (value !== null) yield { path, key, value: String(value) }
}

const statedBy = ({ key, value }: Leaf) => stated(key === '' ? value : JSON.stringify({ [key]: numeric(value) }))
const numeric = (value: string) => (/^-?(?:0|[1-9]\d*)(?:\.\d+)?$/.test(value) ? Number(value) : value)
const says = (leaf: Leaf, gone: Quantity) => contains(statedBy(leaf), gone)

function quantitiesOf({ key, value }: Leaf): readonly { readonly quantity: Quantity; readonly text: string }[] {
  const unit = /(minutes?|hours?|days?|seconds?|percent|usd|eur)$/i.exec(key.replace(/[_-]/g, ' '))?.[1]
  const spelled = unit && /^[\d.,]+$/.test(value) ? `${value} ${unit.toLowerCase()}` : value
  return quantities(spelled).map(quantity => ({ quantity, text: quantity.text }))
}

/** Of one kind, and for durations and counts in one unit. */
function alike(one: Quantity, other: Quantity): boolean {
  if (one.kind !== other.kind) return false
  if (one.kind === 'duration') return one.value.at(-1) === other.value.at(-1)
  if (one.kind === 'number') return one.nouns.some(noun => other.nouns.includes(noun))
  return true
}

/** In the words of the claim, with the number or the day of the source. */
function worded(value: string, gone: Quantity): string | undefined {
  if (gone.kind === 'date') return dayAs(gone.text, /\d{4}-\d{2}-\d{2}/.exec(value)?.[0] ?? value)
  if (gone.kind === 'time') return moment(value, gone.text)
  const number = /^-?\d[\d.,'’]*$/.test(value) ? value : (quantities(value)[0]?.text ?? value)
  const digits = /\d[\d.,'’]*\d|\d/.exec(number)?.[0]
  return digits !== undefined && /\d/.test(gone.text)
    ? gone.text.replace(/\d[\d.,'’]*\d|\d/, old => digitsAs(old, digits))
    : number
}

/** `15,400` where it said `1,200`. */
function digitsAs(old: string, digits: string): string {
  const mark = /^\d{1,3}([.,'’])\d{3}(?:\1\d{3})*$/.exec(old)?.[1]
  return mark && /^\d{4,}$/.test(digits) ? digits.replace(/\B(?=(?:\d{3})+$)/g, mark) : digits
}

const months = 'January February March April May June July August September October November December'.split(' ')

/** A day of the source in the form of the claim: `14 November 2026`, `November 14, 2026`, `14.11.2026`. */
function dayAs(like: string, day: string): string {
  const [, year, month = '', date] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? []
  const name = months[Number(month) - 1]
  if (!year || !name) return day
  const forms: readonly (readonly [RegExp, string])[] = [
    [/^\d{1,2}\.\d{1,2}\.\d{4}$/, `${date}.${month}.${year}`],
    [new RegExp(`^\\d{1,2} (?:${months.join('|')}) \\d{4}$`), `${Number(date)} ${name} ${year}`],
    [new RegExp(`^(?:${months.join('|')}) \\d{1,2}, \\d{4}$`), `${name} ${Number(date)}, ${year}`],
  ]
  return forms.find(([form]) => form.test(like))?.[1] ?? day
}

/** Day and time of the source in the form of the claim, where both count in UTC. */
function moment(value: string, like: string): string | undefined {
  const [, day, time] = /(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z| UTC)/.exec(value) ?? []
  const clock = like.match(/\d{1,2}:\d{2}(?::\d{2})?/g)
  if (!day || !time || clock?.length !== 1 || !/(?:Z|UTC)\b/.test(like)) return undefined
  return like.replace(/\d{4}-\d{2}-\d{2}/, day).replace(clock[0], time)
}

const only = (found: readonly (string | undefined)[]): string | undefined => {
  const different = new Set(found.filter(one => one !== ''))
  return different.size === 1 && !different.has(undefined) ? [...different][0] : undefined
}
