// Minutes as a sentence says them: a day where the day's end is meant, else a time of day in UTC.
import { dayAt, lastMinute } from '../../evidence/dates.ts'

export function momentText(minutes: number, zone: string): string {
  const day = dayAt(minutes, zone)
  if (lastMinute(day, zone) === minutes) return day
  return `${new Date(minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** A stretch of minutes in its two largest units: `9 hours 20 minutes`, `2 days`. */
export function stretchText(minutes: number): string {
  const parts = [
    [Math.floor(minutes / 1440), 'day'],
    [Math.floor(minutes / 60) % 24, 'hour'],
    [minutes % 60, 'minute'],
  ] as const
  const first = parts.findIndex(([count]) => count > 0)
  if (first < 0) return 'no time'
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? '' : 's'}`)
    .join(' ')
}
