// The small words that profiles and workspaces are written with: names, durations, amounts, handles.
// Each says what is wrong with anything else in words that can stand behind "must".
import * as z from 'zod'
import { amountForm, durationForm } from './forms.ts'

const nameHint = 'must be lower-case words joined by hyphens, like `access-review`'
const durationHint = 'must be a number of days or hours, like `14d` or `36h`'
const amountHint = 'must be an amount with its currency, like `50,000 USD`'
const handleHint = 'must be a handle: letters, digits and hyphens, like `maria` or `@maria`'
const wordsHint = 'must be text, and not empty'

/** A name can stand in prose, YAML and a URL alike. */
export const name = z
  .string({ error: nameHint })
  .max(60, 'must be at most 60 characters long')
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, nameHint)

export const words = z.string({ error: wordsHint }).min(1, wordsHint).max(2000, 'must be at most 2000 characters long')

export const role = name.describe('A role, as the roster gives it to people.')

export const duration = z.string({ error: durationHint }).regex(durationForm, durationHint)

export const amount = z.string({ error: amountHint }).regex(amountForm, amountHint)

const percentHint = 'must be a percentage, like `12.5%`'
export const percent = z.string({ error: percentHint }).regex(/^\d{1,6}(\.\d{1,4})?%$/, percentHint)

export const handle = z
  .string({ error: handleHint })
  .max(60, 'must be at most 60 characters long')
  .regex(/^@?[A-Za-z0-9](-?[A-Za-z0-9])*$/, handleHint)

export const severity = z.enum(['error', 'warning', 'info', 'off'])
