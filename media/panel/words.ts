// How the panel writes days, ages and amounts.
import { l10n } from './l10n.ts'

const sameYear = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short', timeZone: 'UTC' })
const otherYear = new Intl.DateTimeFormat(undefined, {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

/** `10 Nov`, with its year where that is not this one. */
export function dayText(day: string, today: string): string {
  const time = Date.parse(day)
  if (Number.isNaN(time)) return day
  return (day.slice(0, 4) === today.slice(0, 4) ? sameYear : otherYear).format(time)
}

export const daysBetween = (from: string, to: string): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

export function distance(day: string, today: string): string {
  const days = daysBetween(today, day)
  if (days === 0) return l10n.t('today')
  if (days === 1) return l10n.t('tomorrow')
  if (days === -1) return l10n.t('yesterday')
  return days > 0 ? l10n.t('in {0} days', days) : l10n.t('{0} days ago', -days)
}

/** An amount and its unit stand in one line. */
export const age = (days: number | undefined): string =>
  days === undefined ? '' : days < 1 ? l10n.t('today') : l10n.t('{0} d', days).replace(' ', '\u00a0')

/** Of two sentences the one for this amount. */
export const count = (amount: number, one: string, many: string): string => (amount === 1 ? one : many)

/** `section "Rollback"` takes much room, and is said often. */
export const short = (name: string): string => name.replace(/^section "(.*)"$/, '§ $1')

/** `agent:refresher` is a program, and says so. */
export const isAgent = (actor: string): boolean => actor.startsWith('agent:')

/** Shortens what did not change between two changes. */
export const shortened = (text: string): string =>
  text.length > 260 ? `${text.slice(0, 110)} … ${text.slice(-110)}` : text
