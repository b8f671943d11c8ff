// Values as fields, evidence and limits write them, made comparable. What cannot be compared is never guessed at.

export type Value =
  | { readonly kind: 'text' | 'truth'; readonly text: string }
  | { readonly kind: 'number' | 'percent' | 'hours' | 'day' | 'minutes'; readonly size: number }
  | { readonly kind: 'amount'; readonly size: number; readonly currency: string }

const amountText = /^(?:([A-Z]{3}) ?([\d,]{1,24}(?:\.\d{1,4})?)|([\d,]{1,24}(?:\.\d{1,4})?) ?([A-Z]{3}))$/
const dayMinutes = 24 * 60

export function readValue(written: unknown): Value | undefined {
  if (typeof written === 'boolean') return { kind: 'truth', text: String(written) }
  if (typeof written === 'number') return Number.isFinite(written) ? { kind: 'number', size: written } : undefined
  if (typeof written !== 'string') return undefined
  const text = written.trim()
  return amountOf(text) ?? measured(text) ?? timeOf(text) ?? { kind: 'text', text: text.toLowerCase() }
}

function amountOf(text: string): Value | undefined {
  const [, before, digits, otherDigits, after] = amountText.exec(text) ?? []
  const currency = before ?? after
  const written = digits ?? otherDigits
  if (!currency || !written || !/^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(written)) return undefined
  return { kind: 'amount', currency, size: Number(written.replaceAll(',', '')) }
}

function measured(text: string): Value | undefined {
  const [, digits, unit] = /^(-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,5})(?:\.\d{1,9})?) ?(%|percent|d|h)?$/.exec(text) ?? []
  if (digits === undefined) return /^(?:true|false)$/.test(text) ? { kind: 'truth', text } : undefined
  const size = Number(digits.replaceAll(',', ''))
  if (unit === 'd') return { kind: 'hours', size: size * 24 }
  if (unit === 'h') return { kind: 'hours', size }
  return { kind: unit ? 'percent' : 'number', size }
}

function timeOf(text: string): Value | undefined {
  const [, day, time, zone] =
    /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?) ?(Z|UTC|[+-]\d{2}:?\d{2}))?$/.exec(text) ?? []
  if (!day || new Date(`${day}T00:00Z`).toJSON()?.slice(0, 10) !== day) return undefined
  const offset = zone === 'UTC' ? 'Z' : (zone ?? 'Z')
  const minutes = Date.parse(`${day}T${time ?? '00:00'}${offset}`) / 60_000
  if (Number.isNaN(minutes)) return undefined
  return time ? { kind: 'minutes', size: minutes } : { kind: 'day', size: minutes }
}

/** Negative, zero or positive, as for sorting; nothing if the two are of different kinds or currencies. */
export function compare(a: Value, b: Value): number | undefined {
  if (a.kind === 'amount' || b.kind === 'amount')
    return a.kind === 'amount' && b.kind === 'amount' && a.currency === b.currency ? a.size - b.size : undefined
  if ('text' in a || 'text' in b)
    return 'text' in a && 'text' in b && a.kind === b.kind
      ? Number(a.text > b.text) - Number(a.text < b.text)
      : undefined
  if (isTime(a) && isTime(b)) return compareTimes(a, b)
  return a.kind === b.kind ? a.size - b.size : undefined
}

type Sized = Extract<Value, { readonly size: number }>
const isTime = ({ kind }: Value) => kind === 'day' || kind === 'minutes'

/** A day is all of its minutes: a time within it is neither before nor after it. */
function compareTimes(a: Sized, b: Sized): number {
  if (a.kind === b.kind) return a.size - b.size
  if (a.kind === 'minutes') return -compareTimes(b, a)
  return b.size < a.size ? 1 : b.size >= a.size + dayMinutes ? -1 : 0
}

/** From one time to another, in hours. */
export const hoursBetween = (from: Value, to: Value): Value | undefined =>
  'size' in from && 'size' in to && isTime(from) && isTime(to)
    ? { kind: 'hours', size: (to.size - from.size) / 60 }
    : undefined
