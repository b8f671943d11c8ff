// How much may be offered at most: a percentage in the cited clause, of an amount in other cited evidence.
// Whatever cannot be read, or is read in two ways, gives no cap, and says why.
import type { Evidence, Span } from '../../../schemas/packet.ts'
import type { Profile } from '../../../schemas/profile.ts'
import type { Source } from '../../evidence/source.ts'
import { valuesAt } from '../../profile/pointer.ts'
import { readValue, type Value } from '../../profile/value.ts'
import type { World } from '../rule.ts'
import { current } from './current.ts'
import { excerptOf } from './facts.ts'
import { allOf } from './listed.ts'

export type Amount = Extract<Value, { readonly kind: 'amount' }>
type Related = readonly { readonly span: Span; readonly message: string }[]
type Found<T> = { readonly value: T; readonly definition: Evidence; readonly at: string }
type Failed = { readonly why: string; readonly related: Related }

export type CapFound = { readonly cap: Amount; readonly arithmetic: string; readonly related: Related }

export function capOf(cap: NonNullable<Profile['cap']>, world: World): CapFound | Failed {
  const percent = only(cap.clause, cap.percent_at, percentOf, 'percentage', world)
  if ('why' in percent) return percent
  const base = only(cap.of.evidence, cap.of.at, amountOf, 'amount with its currency', world)
  if ('why' in base) return base
  const { currency, size } = base.value
  const computed: Amount = { kind: 'amount', currency, size: (percent.value * size) / 100 }
  const arithmetic = `${percent.value} % of ${money(base.value)} is ${money(computed)} (${percent.definition.id}, ${base.definition.id})`
  return { cap: computed, arithmetic, related: [...place(percent), ...place(base)] }
}

const place = ({ definition, at }: Found<unknown>): Related => [
  { span: definition.locatorSpan, message: `\`${at}\` of ${definition.id} is read here.` },
]

/** The one value that all cited evidence of a kind agrees on. */
function only<T>(
  kind: string,
  at: string,
  read: (value: unknown, beside: unknown) => T | undefined,
  name: string,
  world: World,
): Found<T> | Failed {
  const sources = current(world).filter(({ definition }) => definition.kind === kind)
  if (sources.length === 0) return { why: `the page has no ${kind}`, related: [] }
  const found: Found<T>[] = []
  for (const source of sources) {
    const one = valueIn(source, at, read)
    if (one === undefined)
      return { why: `${source.definition.id} has no ${name} at \`${at}\``, related: placeOf(source) }
    found.push({ value: one, definition: source.definition, at })
  }
  const [first, ...others] = found
  const same = others.every(({ value }) => JSON.stringify(value) === JSON.stringify(first!.value))
  const ids = allOf(found.map(({ definition }) => definition.id))
  return same ? first! : { why: `${ids} differ at \`${at}\``, related: found.flatMap(place) }
}

const placeOf = ({ definition }: Source): Related => [
  { span: definition.locatorSpan, message: `${definition.id} is here.` },
]

function valueIn<T>(
  source: Source,
  at: string,
  read: (value: unknown, beside: unknown) => T | undefined,
): T | undefined {
  const excerpt = excerptOf(source)
  if (!excerpt) return undefined
  const [value, ...more] = valuesAt(at, excerpt)
  const [beside] = valuesAt(at.replace(/\/[^/]*$/, '/currency'), excerpt)
  return more.length === 0 ? read(value, beside) : undefined
}

/** `15 %`, or the bare number where its name says that it is a percentage. */
function percentOf(value: unknown): number | undefined {
  const read = readValue(value)
  return read?.kind === 'percent' || read?.kind === 'number' ? sensible(read.size) : undefined
}

/** `320,000 USD`; or a number with a `currency` beside it; or both in an object. */
function amountOf(value: unknown, beside: unknown): Amount | undefined {
  if (typeof value === 'object' && value !== null) {
    const { amount, currency } = value as Readonly<Record<string, unknown>>
    return typeof amount === 'object' ? undefined : amountOf(amount, currency)
  }
  const read = readValue(value)
  if (read?.kind === 'amount') return read
  if (read?.kind !== 'number' || typeof beside !== 'string' || !/^[A-Z]{3}$/.test(beside)) return undefined
  return { kind: 'amount', size: read.size, currency: beside }
}

const sensible = (percent: number) => (percent >= 0 && percent <= 1000 ? percent : undefined)

/** `45,000 USD`. Fractions of a cent are rounded for show alone. */
export const money = ({ size, currency }: Amount): string =>
  `${size.toLocaleString('en-US', { maximumFractionDigits: 2 })} ${currency}`
