// The things that a source gives values for, each with its name: keys of JSON, rows of tables, what prose counts or defines.
import type { Atom } from './atoms.ts'
import { isList, isMap, type Json } from './json.ts'
import { recalled } from './recalled.ts'
import { type Scanned, scan } from './scan.ts'
import { formsOf, jsonOf, type Stated, withKey } from './stated.ts'
import { unitOf } from './units.ts'

export type Thing = {
  /** Words in lower case, without plural and without units. */
  readonly name: readonly string[]
  /** The key of the object that it belongs to, if it is in one. */
  readonly within: string
  /** What the objects around it call themselves. */
  readonly identity: ReadonlyMap<string, string>
  readonly values: Stated
  readonly form: Form
  /** As the source has it. */
  readonly text: string
}

/** Only values of one form can differ: 30 days and 5 % are both right. */
export type Form = 'count' | 'date' | 'duration' | 'money' | 'percent' | 'time' | 'bare'

/** All things of a source, by their names. */
export const thingsOf = recalled((excerpt): ReadonlyMap<string, readonly Thing[]> => {
  const value = jsonOf(excerpt)
  const all = value === undefined ? thingsInProse(excerpt) : thingsInJson(value, '', '', new Map())
  return Map.groupBy(all, ({ name }) => name.join(' '))
}, 64)

function* thingsInJson(
  value: Json,
  key: string,
  within: string,
  identity: ReadonlyMap<string, string>,
): Iterable<Thing> {
  if (isMap(value)) {
    const own = identityOf(value, identity)
    for (const [name, one] of value) yield* thingsInJson(one, name, key === '' ? within : key, own)
  } else if (isList(value)) {
    const name = nameOf(key)
    const text = `\`${key}\` has ${value.length}`
    if (name.length > 0) yield { name, within, identity, values: new Set([`#${value.length}`]), form: 'count', text }
    for (const one of value) if (isMap(one)) yield* thingsInJson(one, '', key, identity)
  } else yield* thingOf(value, key, within, identity)
}

function* thingOf(value: Json, key: string, within: string, identity: ReadonlyMap<string, string>): Iterable<Thing> {
  const name = nameOf(key)
  if (name.length === 0) return
  const text = `\`${key}\` is ${typeof value === 'string' ? value : String(value)}`
  if (typeof value === 'number') {
    const [plain, inUnit] = withKey(String(value), key)
    yield { name, within, identity, values: new Set([plain, inUnit]), form: formOf(inUnit), text }
  } else if (typeof value === 'string' && value.length < 80) {
    const [only, another] = scan(value, 'source').quantities
    if (only && !another && only.to - only.from > value.length / 2)
      yield { name, within, identity, values: formsOf(only), form: formOf(only.value), text }
  }
}

const identifying =
  /^(?:id|uuid|name|title|key|host|hostname|credential|account|user|username|service|system|workload|subject|resource|arn|region|environment|env|group|customer|contract|clause|case|ticket|incident|period|quarter|month|year|date|day|version)$/i

function identityOf(
  value: ReadonlyMap<string, Json>,
  around: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> {
  const own = [...value].filter(
    ([key, one]) => identifying.test(key) && (typeof one === 'string' || typeof one === 'number'),
  )
  return own.length > 0
    ? new Map([...around, ...own.map(([key, one]) => [key.toLowerCase(), String(one)] as const)])
    : around
}

function formOf(value: string): Form {
  if (value.startsWith('*')) return 'bare'
  if (value.startsWith('#')) return 'count'
  if (value.endsWith('%')) return 'percent'
  if (/^P/.test(value)) return 'duration'
  if (/^[A-Z]{3} /.test(value)) return 'money'
  if (/:/.test(value)) return 'time'
  return /^-|^\d{4}-\d/.test(value) ? 'date' : 'bare'
}

/** Of prose: what a number counts, and what a value is said to be the value of. */
function thingsInProse(text: string): readonly Thing[] {
  const scanned = scan(text, 'source')
  return scanned.quantities.flatMap(quantity => {
    const counted = quantity.kind === 'number' && quantity.nouns.length > 0
    const name = counted ? quantity.nouns.map(singular) : nameBefore(scanned, quantity.first)
    if (quantity.passing === 'name' || name.length === 0 || name.every(word => generic.has(word))) return []
    const values = counted ? new Set([...quantity.bare, ...quantity.bare.map(one => `#${one}`)]) : formsOf(quantity)
    const form = counted ? 'count' : formOf(quantity.kind === 'number' ? `*${quantity.value}` : quantity.value)
    const said = counted ? `${quantity.text} ${quantity.nouns.join(' ')}` : `${name.join(' ')}: ${quantity.text}`
    return [{ name, within: '', identity: new Map(), values, form, text: said }]
  })
}

/** `The rotation period is 30 days`, `Rotation period: 30 days`, `a rotation period of 30 days`, `| Rotation period | 30 days |` */
function nameBefore({ atoms }: Scanned, first: number): readonly string[] {
  let at = first - 1
  while (at > 0 && /^(?:a|an|the|at|most|least|about|exactly|on)$/i.test(atoms[at]!.core)) at--
  const joint = atoms[at]
  if (!joint) return []
  if (/^(?:is|are|was|were|of|=|\|)$/.test(joint.core)) at--
  else if (!/[:=]/.test(joint.after)) return []
  const name: Atom[] = []
  for (; at >= 0 && name.length < 3; at--) {
    const atom = atoms[at]!
    if (!/^\p{L}[\p{L}’'/_-]*$/u.test(atom.core) || little.test(atom.core)) break
    if (name.length > 0 && /[.,:;!?)|]/.test(atom.after)) break
    name.unshift(atom)
    if (atom.startsLine || atom.before !== '') break
  }
  return nameOf(name.map(({ core }) => core).join(' '))
}

const little =
  /^(?:a|an|the|its|their|this|that|of|for|in|on|at|by|with|and|or|is|are|was|were|to|from|which|each|every)$/i
/** Names that every record has and that say nothing of what is meant. */
const generic = new Set(
  'value count amount number total sum id name date time day type kind status state version updated created captured generated exported size length index rank row line page'.split(
    ' ',
  ),
)

function nameOf(key: string): readonly string[] {
  const words = wordsOf(key).filter(word => unitOf(word) === undefined && unitOf(word.toUpperCase()) === undefined)
  const own = words.map(singular).filter(word => word !== 'percentage')
  return own.every(word => generic.has(word)) ? [] : own
}

export const wordsOf = (text: string): readonly string[] =>
  text
    .split(/[^\p{L}]+|(?<=\p{Ll})(?=\p{Lu})/u)
    .filter(Boolean)
    .map(word => word.toLowerCase())

export const singular = recalled(
  (word): string =>
    word
      .toLowerCase()
      .replace(/ies$/, 'y')
      .replace(/(?<=ss|sh|ch|x)es$/, '')
      .replace(/(?<=[^su])s$/, ''),
  2000,
)
