// Dates and times of day over several pieces: `12 November 2026`, `Nov 12, 2026`, `2026-10-02 14:05 UTC`, `2:05 pm`.
import { type Atom, isRange } from './atoms.ts'
import {
  dayOf,
  isYear,
  monthOf,
  offsetOf,
  type TimeOfDay,
  timeForm,
  timeValues,
  two,
  withMeridiem,
} from './calendar.ts'
import { type Found, plainFound } from './quantity.ts'

export function dateAt(atoms: readonly Atom[], at: number): Found | undefined {
  const { core } = atoms[at]!
  const form = /\d/.test(core) ? timeForm(core) : undefined
  switch (form?.kind) {
    case 'date':
      return withTime(atoms, at, form.day, at + 1)
    case 'moment':
      return moment(atoms, at, form.day, form.time, at + 1)
    case 'month':
      return { ...plainFound, kind: 'date', value: form.month, first: at, end: at + 1 }
    case 'unclear date':
      return { ...plainFound, kind: 'date', value: form.text, first: at, end: at + 1 }
    case 'duration':
      return { ...plainFound, kind: 'duration', value: form.value, first: at, end: at + 1 }
    case 'time':
      return moment(atoms, at, undefined, form.time, at + 1)
  }
  return monthFirst(atoms, at) ?? dayFirst(atoms, at) ?? hourWithMeridiem(atoms, at)
}

/** `November 12, 2026`, `Nov. 12`, `November 1–15, 2026`, `November 2026` */
function monthFirst(atoms: readonly Atom[], at: number): Found | undefined {
  const month = monthOf(atoms[at]!.core)
  const next = atoms[at + 1]
  if (!month || !next || !/^\.?$/.test(atoms[at]!.after)) return undefined
  if (isYear(next.core))
    return { ...plainFound, kind: 'date', value: `${next.core}-${two(month)}`, first: at, end: at + 2 }
  const day = dayNumber(next.core)
  if (!day) return undefined
  const last = isRange(atoms[at + 2]) ? dayNumber(atoms[at + 3]?.core ?? '') : undefined
  const end = last ? at + 4 : at + 2
  const year = yearAt(atoms, end)
  if (last) return between(atoms, at, [month, day, last], year, end)
  return dated(atoms, at, month, day, year, end)
}

/** Two days of one month are one quantity with two parts. */
function between(
  atoms: readonly Atom[],
  at: number,
  [month, day, last]: readonly [number, number, number],
  year: string | undefined,
  end: number,
): Found | undefined {
  const first = dated(atoms, at, month, day, year, end)
  const second = dated(atoms, at, month, last, year, end)
  return first && second && { ...second, value: `${first.value}/${second.value}`, parts: [first.value, second.value] }
}

/** `12 November 2026`, `12th of November`, `12. Nov 2026` */
function dayFirst(atoms: readonly Atom[], at: number): Found | undefined {
  const { core, after } = atoms[at]!
  const day = dayNumber(core)
  if (!day || !/^\.?$/.test(after)) return undefined
  const name = atoms[at + 1]?.core === 'of' ? at + 2 : at + 1
  const month = monthOf(atoms[name]?.core ?? '')
  if (!month) return undefined
  const end = name + 1
  return dated(atoms, at, month, day, yearAt(atoms, end), end)
}

function yearAt(atoms: readonly Atom[], at: number): string | undefined {
  const year = atoms[at]
  return year && isYear(year.core) && /^[,.]?$/.test(atoms[at - 1]!.after) && year.before === '' ? year.core : undefined
}

function dated(
  atoms: readonly Atom[],
  first: number,
  month: number,
  day: number,
  year: string | undefined,
  end: number,
): Found | undefined {
  // 2024 had a 29 February: a day without a year may be any that some year has.
  const full = dayOf(Number(year ?? 2024), month, day)
  if (!full) return undefined
  if (year) return withTime(atoms, first, full, end + 1)
  return { ...plainFound, kind: 'date', value: `-${full.slice(4)}`, first, end }
}

function withTime(atoms: readonly Atom[], first: number, day: string, end: number): Found {
  const joint = /^(?:at|um|,)$/.test(atoms[end]?.core ?? '') ? end + 1 : end
  const next = atoms[joint]
  const form = next && /^,?$/.test(atoms[end - 1]!.after) && !next.startsLine ? timeForm(next.core) : undefined
  if (form?.kind === 'time') return moment(atoms, first, day, form.time, joint + 1)
  return { ...plainFound, kind: 'date', value: day, first, end }
}

function moment(atoms: readonly Atom[], first: number, day: string | undefined, time: TimeOfDay, end: number): Found {
  let [said, here] = [time, end]
  const word = atoms[here]
  const meridiem = word && withMeridiem(said, word.core)
  if (meridiem) [said, here] = [meridiem, here + 1]
  const offset =
    said.offset === undefined && atoms[here - 1]!.after === '' ? offsetOf(atoms[here]?.core ?? '') : undefined
  if (offset !== undefined) [said, here] = [{ ...said, offset }, here + 1]
  const [value, ...also] = timeValues(said, day)
  return { ...plainFound, kind: 'time', value: value!, also, first, end: here }
}

/** `2 pm`, `2pm` */
function hourWithMeridiem(atoms: readonly Atom[], at: number): Found | undefined {
  const { core, after } = atoms[at]!
  const joined = /^(\d{1,2})([ap])\.?m$/i.exec(core)
  const hour = joined?.[1] ?? (/^\d{1,2}$/.test(core) && after === '' ? core : undefined)
  if (!hour) return undefined
  const next = atoms[at + 1]
  const word = joined ? `${joined[2]}m` : next && /^([ap])\.?m$/i.test(next.core) ? next.core : ''
  const time = withMeridiem({ minutes: Number(hour) * 60, seconds: undefined, offset: undefined }, word)
  return time && moment(atoms, at, undefined, time, joined ? at + 1 : at + 2)
}

function dayNumber(core: string): number | undefined {
  const found = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(core)
  const day = Number(found?.[1])
  return found && day >= 1 && day <= 31 ? day : undefined
}

/** A bare number before a date of the same list is a day of its month: `1–15 November 2026`. */
export function asDay(value: string, from: Found): string | undefined {
  const found = /^(\d{4}|-)-?(\d{2})-(\d{2})(?:T|$)/.exec(from.value)
  const day =
    /^\d{1,2}$/.test(value) && found
      ? dayOf(Number(found[1] === '-' ? 2024 : found[1]), Number(found[2]), Number(value))
      : undefined
  return day && (found![1] === '-' ? `-${day.slice(4)}` : day)
}
