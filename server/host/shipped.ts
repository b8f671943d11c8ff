// Pages that come with the program: beside the bundle where there is one, in the sources otherwise.
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Wrong } from './wrong.ts'

/** `rules/open-objection.md`, `mcp/instructions.md` */
export function shipped(name: string): string {
  const here = import.meta.dirname
  const found = [join(here, name), join(here, '..', name)].find(path => existsSync(path))
  if (!found) throw new Wrong('Pages of this installation are missing.', 'Install it again.')
  return readFileSync(found, 'utf8')
}
