// The text of a file that an editor has open, as it is on the disk.
import { readFileSync } from 'node:fs'
import { codeOf } from './errors.ts'

/** Nothing where there is no file to read. */
export function textOn(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    if (codeOf(error) === '') throw error
    return undefined
  }
}
