// Whether a front-matter value is of the type that its profile declares.
import { amountForm, durationForm } from '../../../schemas/forms.ts'
import type { Profile } from '../../../schemas/profile.ts'
import { isDay } from '../../evidence/dates.ts'
import { nearest } from '../../profile/nearest.ts'
import { remembered } from './remembered.ts'

type FieldType = Profile['fields'][string]

/** What it must be instead, and what was most likely meant. */
export type Wrong = { readonly mustBe: string; readonly meant?: string }

export function wrongValue(value: string, field: FieldType): Wrong | undefined {
  if (field.type === 'choice') return wrongChoice(value, field.choices ?? [])
  const mustBe = fits(value, field.type) ? undefined : like[field.type]
  if (mustBe) return { mustBe }
  return field.pattern && !patternOf(field)?.test(value) ? { mustBe: `of the form \`${field.pattern}\`` } : undefined
}

const like: Readonly<Record<Exclude<FieldType['type'], 'choice'>, string>> = {
  text: 'a text',
  date: 'a day like 2026-11-20',
  amount: 'an amount with its currency, like 50,000 USD',
  number: 'a number',
  percent: 'a percentage like 12.5%',
  person: 'a person of the roster, like @maria',
  statement: 'the ID of a statement, like C1',
  duration: 'a number of days or hours, like 14d or 36h',
}

function fits(value: string, type: FieldType['type']): boolean {
  if (value.length > 1000) return false
  if (type === 'date') return isDay(value)
  if (type === 'statement') return /^[FCHQNPODRE][1-9]\d{0,8}$/.test(value)
  if (type === 'duration') return durationForm.test(value)
  if (type === 'amount') return amountForm.test(value)
  if (type === 'number') return number.test(value)
  if (type === 'percent') return value.endsWith('%') && number.test(value.slice(0, -1).trimEnd())
  // Whether a person is known is asked by `unknown-actor`.
  return true
}

const number = /^-?(?:\d{1,15}|\d{1,3}(?:,\d{3}){1,5})(?:\.\d{1,8})?$/

function wrongChoice(value: string, choices: readonly string[]): Wrong | undefined {
  if (choices.includes(value)) return undefined
  const meant = nearest(value, choices)
  return { mustBe: `one of ${choices.join(', ')}`, ...(meant && { meant }) }
}

/** A pattern that is none matches nothing: its profile is what says so. */
const patternOf = remembered(({ pattern }: FieldType): RegExp | undefined => {
  try {
    return new RegExp(`^(?:${pattern})$`, 'u')
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
})
