// Days and moments as packets write them: `2026-11-12`, `2026-11-12 14:05 UTC`. A time of day needs its zone.
import type { Span, When } from '../../schemas/packet.ts'

const pattern =
  /^(\d{4})-(\d{2})-(\d{2})(?:[ \u00a0T](\d{2}):(\d{2})(?::(\d{2}))?[ \u00a0]?(UTC|GMT|Z|(?:UTC)?([+-])(\d{2}):?(\d{2})))?$/

/** Undefined for anything that is no day of the calendar or no moment. */
export function readWhen(text: string, span: Span): When | undefined {
  const found = pattern.exec(text)
  if (!found) return undefined
  const [, year, month, date, hour, minute, second, zone, sign, offHours, offMinutes] = found
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date))
  const day = `${year}-${month}-${date}`
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== day) return undefined
  if (zone === undefined) return { text, day, span }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59) return undefined
  if (sign && (Number(offHours) > 14 || Number(offMinutes) > 59)) return undefined
  const off = sign ? (sign === '-' ? -1 : 1) * (Number(offHours) * 60 + Number(offMinutes)) : 0
  return { text, day, minutes: midnight / 60_000 + Number(hour) * 60 + Number(minute) - off, span }
}

/** A day or a moment at the start of a text, followed by a colon. */
export const leadingWhen =
  /^(\d{4}-\d{1,2}-\d{1,2}(?:[ \u00a0T]\d{1,2}:\d{2}(?::\d{2})?(?:[ \u00a0]?(?:[A-Z]{1,5}|(?:UTC)?[+-]\d{2}:?\d{2}))?)?)[ \u00a0]*:/
