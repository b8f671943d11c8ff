// Where two sources of one claim give different values for the same thing, and the claim takes the one from one of them.
// Silence is better than a guess here: a thing counts as the same only when its name is the same in both sources, stands
// in the claim, has one value in each, and nothing says that the two sources speak of different objects.
import { contains } from './quantities.ts'
import type { Quantity } from './quantity.ts'
import { scanClaim } from './scan.ts'
import type { Stated } from './stated.ts'
import { singular, type Thing, thingsOf, wordsOf } from './things.ts'

export type Contradiction = {
  readonly quantity: Quantity
  /** What has two values, in the words of the sources. */
  readonly name: string
  /** Which of the sources has the claim's value, and which has another; in words, as each of them has it. */
  readonly agrees: number
  readonly differs: number
  readonly says: string
  readonly insteadSays: string
}

/** What a source says this often of different objects is said of none in particular. */
const mostAlike = 50

/** What a claim states that a source may say otherwise. */
export const values = (claim: string): readonly Quantity[] =>
  scanClaim(claim).quantities.filter(({ passing }) => passing !== 'name')

/** The claim may take its value from the first `own` of the sources, from any of them if nothing is said. */
export function contradictions(
  claim: string,
  sources: readonly (string | { readonly excerpt: string })[],
  own = sources.length,
): readonly Contradiction[] {
  const quantities = values(claim)
  if (quantities.length === 0 || sources.length < 2) return []
  const words = wordsOf(
    scanClaim(claim)
      .atoms.map(({ core }) => core)
      .join(' '),
  )
  const all = sources.map(thingsOnce)
  const names = new Set(all.slice(0, own).flatMap(things => [...things.keys()]))
  return [...names].flatMap(name => {
    if (!isNamed(name, words)) return []
    const things = all.map(one => one.get(name) ?? []).map(found => (found.length > mostAlike ? [] : found))
    return quantities.flatMap(quantity => [...between(name, things, own, quantity)])
  })
}

const isNamed = (name: string, words: readonly string[]): boolean =>
  name.split(' ').every(word => words.some(other => alike(word, other)))

/** `things` has one list for each source, of what bears this name in it. */
function* between(
  name: string,
  things: readonly (readonly Thing[])[],
  own: number,
  quantity: Quantity,
): Iterable<Contradiction> {
  for (const [agrees, mine] of things.slice(0, own).entries()) {
    const thing = mine.find(one => contains(one.values, quantity))
    if (!thing || !isAlone(thing, mine)) continue
    for (const [differs, others] of things.entries()) {
      const other = differs === agrees ? undefined : others.find(one => isSame(one, thing))
      if (!other || !isAlone(other, others) || other.form !== thing.form) continue
      if (contains(other.values, quantity) || shares(other.values, thing.values)) continue
      yield { quantity, name, agrees, differs, says: thing.text, insteadSays: other.text }
    }
  }
}

function isSame(one: Thing, other: Thing): boolean {
  if (one.within !== other.within && one.within !== '' && other.within !== '') return false
  for (const [key, value] of one.identity) if ((other.identity.get(key) ?? value) !== value) return false
  return true
}

const isAlone = (thing: Thing, all: readonly Thing[]): boolean =>
  all.every(one => one === thing || !isSame(one, thing) || shares(one.values, thing.values))

const shares = (one: Stated, other: Stated): boolean => [...one].some(value => isWhole(value) && other.has(value))
/** A date also says its year, which says nothing of the date. */
const isWhole = (value: string): boolean => !/^(?:\d{4}|\d{4}-\d{2}|-.*|\?.*|\d{2}:\d{2}(?::\d{2})?Z?)$/.test(value)

const once = new WeakMap<object, ReadonlyMap<string, readonly Thing[]>>()

/** As with quantities, what a reading says is fixed when it is made. */
function thingsOnce(source: string | { readonly excerpt: string }): ReadonlyMap<string, readonly Thing[]> {
  if (typeof source === 'string') return thingsOf(source)
  const known = once.get(source) ?? thingsOf(source.excerpt)
  once.set(source, known)
  return known
}

/** `rotation` and `rotates`, `expiry` and `expires`. */
function alike(one: string, other: string): boolean {
  const [a, b] = [singular(one), singular(other)]
  const least = Math.min(a.length, b.length)
  const stem = Math.max(4, least - 3)
  return a === b || (least >= 4 && Math.abs(a.length - b.length) <= 4 && a.slice(0, stem) === b.slice(0, stem))
}
