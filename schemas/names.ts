// The small words that profiles and workspaces are written with: names, durations, amounts, handles.
import * as z from 'zod'

/** Lower-case words joined by hyphens, so that a name can stand in prose, YAML and a URL alike. */
export const name = z
  .string()
  .max(60)
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens, like `access-review`')

export const words = z.string().min(1, 'must not be empty')

export const role = name.describe('A role, as the roster gives it to people.')

export const duration = z.string().regex(/^\d{1,5}[dh]$/, 'must be a number of days or hours, like `14d` or `36h`')

export const amount = z
  .string()
  .regex(
    /^([A-Z]{3} \d{1,15}|[A-Z]{3} \d{1,3}(,\d{3}){1,5})(\.\d{1,4})?$|^(\d{1,15}|\d{1,3}(,\d{3}){1,5})(\.\d{1,4})? [A-Z]{3}$/,
    'must be an amount with its currency, like `50,000 USD`',
  )

export const handle = z
  .string()
  .max(60)
  .regex(/^@?[A-Za-z0-9](-?[A-Za-z0-9])*$/, 'must be a handle: letters, digits and hyphens')

export const severity = z.enum(['error', 'warning', 'info', 'off'])
