// What people give to acts, in the forms in which they write it. `value` is what help calls it where it stands behind a flag.
import * as z from 'zod'

export const handle = z
  .string()
  .regex(/^@?[A-Za-z0-9](?:-?[A-Za-z0-9])*$/, 'must be a handle: letters, digits and single hyphens')
  .meta({ value: 'HANDLE' })
export const words = z.string().trim().min(1)
export const names = z.array(z.string())
/** Which of several: `2` is the second of those that the refusal lists. */
export const number = z
  .string()
  .regex(/^[1-9]\d{0,5}$/, 'must be a number')
  .meta({ value: 'NUMBER' })
export const day = z.iso.date().meta({ value: 'DATE' })
export const role = z.string().meta({ value: 'ROLE' })
/** `C1` */
export const statement = z.string().meta({ value: 'ID' })
/** `C1`, `"Rollback"` */
export const place = z.string().meta({ value: 'WHAT' })

/** The handle as the ledger has it. */
export const bare = (said: string): string => said.replace(/^@/, '')

/** `C1, C2 and C3` */
export const listed = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`

/** The end of a sentence: the reason that was given, or its full stop. */
export const because = (text: string | undefined): string => (text ? `: ${text}` : '.')
