// Calendar days and minutes. A day is `YYYY-MM-DD` in a time zone and holds to its last minute; a moment is a count of UTC minutes since 1970.
// Days outside of the years 0001 to 9999 do not exist here: arithmetic stops at the first and the last one.

const dayMs = 86_400_000
const minuteMs = 60_000
const firstDay = Math.round(msOf(1, 1, 1) / dayMs)
const lastDay = Math.round(msOf(9999, 12, 31) / dayMs)

/** Strict: four, two and two digits, and a day that the calendar has. */
export function isDay(text: string): boolean {
  const found = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text)
  if (!found || found[1] === '0000') return false
  return new Date(msOf(Number(found[1]), Number(found[2]), Number(found[3]))).toISOString().slice(0, 10) === text
}

export const addDays = (day: string, days: number): string => dayOfSerial(serial(day) + days)

/** How many days later `to` is; negative if it is earlier. */
export const daysBetween = (from: string, to: string): number => serial(to) - serial(from)

/** The day that it is in the zone at this minute. */
export function dayAt(minutes: number, zone: string): string {
  const ms = minutes * minuteMs
  return dayOfSerial(Math.floor((ms + offsetAt(ms, zone)) / dayMs))
}

/** The last minute of the day in the zone, whatever the clocks there do on that day. */
export function lastMinute(day: string, zone: string): number {
  const midnight = (serial(day) + 1) * dayMs
  // No zone is more than 14 hours ahead or 12 behind, so the midnight that ends this day lies between these two.
  let before = midnight - 15 * 60 * minuteMs
  let after = midnight + 13 * 60 * minuteMs
  const first = offsetAt(before, zone)
  const second = offsetAt(after, zone)
  if (first === second) return Math.ceil((midnight - first) / minuteMs) - 1

  while (after - before > minuteMs) {
    const middle = Math.floor((before + after) / 2 / minuteMs) * minuteMs
    if (middle <= before) break
    if (offsetAt(middle, zone) === first) before = middle
    else after = middle
  }
  // Clocks that are put back over midnight show the old day twice: its second end counts.
  const end = midnight - second > after ? midnight - second : Math.min(after, midnight - first)
  return Math.ceil(end / minuteMs) - 1
}

export const firstMinute = (day: string, zone: string): number => lastMinute(addDays(day, -1), zone) + 1

/** What a clock shows in the zone: rules get time as this value. */
export const clockAt = (minutes: number, zone: string): { readonly today: string; readonly now: number } => ({
  today: dayAt(minutes, zone),
  now: minutes,
})

/** `14d` or `36h` in minutes; whatever else is written has no length. */
export function minutesOf(duration: string | undefined): number | undefined {
  const [, count, unit] = /^(\d+)([dh])$/.exec(duration ?? '') ?? []
  return count ? Number(count) * (unit === 'd' ? 1440 : 60) : undefined
}

export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

function msOf(year: number, month: number, day: number): number {
  return new Date(0).setUTCFullYear(year, month - 1, day)
}

function serial(day: string): number {
  const [year = 1970, month = 1, date = 1] = day.split('-').map(Number)
  return Math.round(msOf(year, month, date) / dayMs)
}

function dayOfSerial(days: number): string {
  const held = Math.min(Math.max(Number.isNaN(days) ? lastDay : Math.trunc(days), firstDay), lastDay)
  return new Date(held * dayMs).toISOString().slice(0, 10)
}

/** How far the zone's clocks are ahead of UTC. */
function offsetAt(ms: number, zone: string): number {
  const format = formatOf(zone)
  if (!format) return 0
  const part: Record<string, number> = {}
  for (const { type, value } of format.formatToParts(ms)) part[type] = Number(value)
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part
  return msOf(year, month, day) + ((hour * 60 + minute) * 60 + second) * 1000 - Math.floor(ms / 1000) * 1000
}

// Making a formatter costs more than a hundred uses of it. There are about 600 zones, so this cannot grow without end.
const formats = new Map<string, Intl.DateTimeFormat | undefined>()

/** UTC needs none. A zone that nobody knows counts as UTC here; the check of the workspace file is what says so. */
function formatOf(zone: string): Intl.DateTimeFormat | undefined {
  if (zone === 'UTC') return undefined
  if (formats.has(zone)) return formats.get(zone)
  const format = isZone(zone)
    ? new Intl.DateTimeFormat('en-US', {
        timeZone: zone,
        hourCycle: 'h23',
        year: 'numeric',
        month: 'numeric',
        day: 'numeric',
        hour: 'numeric',
        minute: 'numeric',
        second: 'numeric',
      })
    : undefined
  formats.set(zone, format)
  return format
}
