// Dates and times of day as people and logs write them, each in one normal form.
import { dayAt, isDay } from './dates.ts'
import { duration } from './units.ts'

/** What one word without spaces says about time. */
export type TimeForm =
  | { readonly kind: 'date'; readonly day: string }
  /** `2026-11` */
  | { readonly kind: 'month'; readonly month: string }
  /** `11/12/2026`, which is two different days for two readers. */
  | { readonly kind: 'unclear date'; readonly text: string }
  | { readonly kind: 'time'; readonly time: TimeOfDay }
  | { readonly kind: 'moment'; readonly day: string; readonly time: TimeOfDay }
  | { readonly kind: 'duration'; readonly value: string }

/** `offset` in minutes ahead of UTC, if it is said. */
export type TimeOfDay = {
  readonly minutes: number
  readonly seconds: number | undefined
  readonly offset: number | undefined
}

export function timeForm(word: string): TimeForm | undefined {
  return date(word) ?? time(word) ?? moment(word) ?? isoDuration(word)
}

const names = 'january february march april may june july august september october november december'.split(' ')
const months = new Map(names.flatMap((name, index) => [name, name.slice(0, 3)].map(form => [form, index + 1] as const)))
months.set('sept', 9)

/** 1 to 12, for a name or its abbreviation with a capital: `may` and `march` are words. */
export const monthOf = (word: string): number | undefined =>
  /^[A-Z]/.test(word) ? months.get(word.toLowerCase()) : undefined

const weekdays = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i
export const isWeekday = (word: string): boolean => weekdays.test(word)

export function dayOf(year: number, month: number, day: number): string | undefined {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return isDay(text) ? text : undefined
}

export const two = (value: number): string => String(value).padStart(2, '0')
export const isYear = (value: string): boolean => /^(?:19|20|21)\d\d$/.test(value)

const zones = new Map(
  Object.entries({
    UTC: 0,
    GMT: 0,
    Z: 0,
    CET: 60,
    CEST: 120,
    BST: 60,
    EET: 120,
    EEST: 180,
    JST: 540,
    AEST: 600,
  }).concat(Object.entries({ EST: -300, EDT: -240, CDT: -300, MST: -420, MDT: -360, PST: -480, PDT: -420 })),
)

/** Minutes ahead of UTC. Names that several zones share are none. */
export function offsetOf(word: string): number | undefined {
  const known = zones.get(word)
  if (known !== undefined) return known
  const [, sign, hours, minutes = '0'] = /^(?:UTC|GMT)?([+-−])(\d{1,2}):?(\d{2})?$/.exec(word) ?? []
  return sign === undefined ? undefined : (sign === '+' ? 1 : -1) * (Number(hours) * 60 + Number(minutes))
}

export function withMeridiem(time: TimeOfDay, word: string): TimeOfDay | undefined {
  const half = /^([ap])\.?m\.?$/i.exec(word)?.[1]?.toLowerCase()
  const hour = Math.floor(time.minutes / 60)
  if (!half || hour < 1 || hour > 12) return undefined
  return { ...time, minutes: time.minutes + (half === 'p' ? (hour === 12 ? 0 : 720) : hour === 12 ? -720 : 0) }
}

/** All normal forms of a moment or time of day: as written, in UTC, with and without seconds. */
export function timeValues(time: TimeOfDay, day?: string): readonly string[] {
  const values = [clock(time.minutes, day, ''), clock(time.minutes, day, '', time.seconds)]
  if (time.offset !== undefined) {
    const shifted = time.minutes - time.offset
    const turn = Math.floor(shifted / 1440)
    const there = day && turn !== 0 ? dayAt(Date.parse(`${day}T00:00Z`) / 60_000 + turn * 1440, 'UTC') : day
    values.unshift(clock(shifted - turn * 1440, there, 'Z', time.seconds), clock(shifted - turn * 1440, there, 'Z'))
  }
  return [...new Set(values)]
}

function clock(minutes: number, day: string | undefined, zone: string, seconds?: number): string {
  const time = `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}${seconds === undefined ? '' : `:${two(seconds)}`}`
  return `${day ? `${day}T` : ''}${time}${zone}`
}

function date(word: string): TimeForm | undefined {
  if (/^\d{4}-\d{2}-\d{2}$/.test(word)) return isDay(word) ? { kind: 'date', day: word } : undefined
  if (/^(?:19|20|21)\d{2}-(?:0[1-9]|1[0-2])$/.test(word)) return { kind: 'month', month: word }
  const [, first, mark, second, year] = /^(\d{1,2})([./])(\d{1,2})\2(\d{4})$/.exec(word) ?? []
  if (!first || !second || !year) {
    const slashed = /^(\d{4})\/(\d{2})\/(\d{2})$/.exec(word)
    const day = slashed && dayOf(Number(slashed[1]), Number(slashed[2]), Number(slashed[3]))
    return day ? { kind: 'date', day } : undefined
  }
  const european = dayOf(Number(year), Number(second), Number(first))
  const american = mark === '/' ? dayOf(Number(year), Number(first), Number(second)) : undefined
  if (european && american && european !== american) return { kind: 'unclear date', text: word }
  const day = european ?? american
  return day ? { kind: 'date', day } : undefined
}

/** `10:00-12:00` is a stretch of time, so only a moment may be behind UTC. */
const clockTime = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(Z|\+\d{2}(?::?\d{2})?)?$/

function time(word: string): TimeForm | undefined {
  const [, hours, minutes, seconds, zone] = clockTime.exec(word) ?? []
  return hours ? timed(hours, minutes, seconds, zone) : undefined
}

function moment(word: string): TimeForm | undefined {
  const [, day, hours, minutes, seconds, zone] =
    /^(\d{4}-\d{2}-\d{2})[T_](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(Z|[+-]\d{2}(?::?\d{2})?)?$/.exec(word) ??
    compact(word)
  const found = day && isDay(day) ? timed(hours, minutes, seconds, zone) : undefined
  return found ? { kind: 'moment', day: day!, time: found.time } : undefined
}

function compact(word: string): (string | undefined)[] {
  const [, year, month, day, ...rest] = /^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})?(Z)?$/.exec(word) ?? []
  return year ? [word, `${year}-${month}-${day}`, ...rest] : []
}

function timed(
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  zone: string | undefined,
): { readonly kind: 'time'; readonly time: TimeOfDay } | undefined {
  const [hour, minute, second] = [Number(hours), Number(minutes), seconds === undefined ? undefined : Number(seconds)]
  if (hour > 23 || minute > 59 || (second ?? 0) > 60) return undefined
  const offset = zone === undefined ? undefined : offsetOf(zone)
  return { kind: 'time', time: { minutes: hour * 60 + minute, seconds: second, offset } }
}

const iso = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?$/

/** What mixes months with days has no one length: it is no duration here. */
function isoDuration(word: string): TimeForm | undefined {
  const found = iso.exec(word)
  if (!found || !/\d/.test(word)) return undefined
  const [years = 0, months = 0, weeks = 0, days = 0, hours = 0, minutes = 0, seconds = 0] = found
    .slice(1)
    .map(part => Number(part ?? 0))
  const [long, short] = [years * 12 + months, ((weeks * 7 + days) * 24 + hours) * 3600 + minutes * 60 + seconds]
  if (long > 0 && short > 0) return undefined
  return { kind: 'duration', value: long > 0 ? duration(long, 'M') : duration(short, 'S') }
}
