// Who looked at what: every retrieval, decryption and export through this product, in a file of its own for each person and month.
// Looking never changes a packet, and a packet never says who looked.
import { closeSync, constants, mkdirSync, openSync, realpathSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { codeOf } from '../node/errors.ts'
import { linesIn, plainName } from '../node/line-files.ts'
import { isInside } from '../node/paths.ts'
import { Wrong } from './wrong.ts'

const access = z.strictObject({
  time: z.string(),
  who: z.string(),
  did: z.enum(['retrieved', 'decrypted', 'exported']),
  page: z.string(),
  what: z.string(),
  why: z.string(),
})
export type Access = z.output<typeof access>

const folder = '.countersign/access'

/** One line in one write: two processes of one person do not tear each other's lines. */
export function recordAccess(root: string, entry: Access): void {
  const person = plainName(entry.who.replace(/^@/, ''))
  const name = `${folder}/${person}-${entry.time.slice(0, 7)}.jsonl`
  mkdirSync(join(root, folder), { recursive: true })
  if (!isInside(realpathSync.native(join(root, folder)), realpathSync.native(root))) throw elsewhere(folder)
  const file = opened(join(root, name), name)
  try {
    writeFileSync(file, `${JSON.stringify(entry)}\n`)
  } finally {
    closeSync(file)
  }
}

/** A repository may have a link in its place: what is written here must not end up in a file of the person's own. */
function opened(path: string, name: string): number {
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW = 0 } = constants
  try {
    return openSync(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW, 0o644)
  } catch (error) {
    if (codeOf(error) === 'ELOOP') throw elsewhere(name)
    throw error
  }
}

const elsewhere = (name: string) => new Wrong(`${name} is a link: no look is written down behind it.`, 'Take it away.')

export type AccessLog = {
  readonly entries: readonly Access[]
  /** Lines that are none: somebody edited the file, or a disk tore it. */
  readonly unreadable: readonly string[]
}

/** In the order of time. */
export function accessLog(root: string): AccessLog {
  const entries: Access[] = []
  const unreadable: string[] = []
  for (const { value, file, number } of linesIn(join(root, folder))) {
    const parsed = access.safeParse(value)
    if (parsed.success) entries.push(parsed.data)
    else unreadable.push(`${folder}/${file}, line ${number}`)
  }
  return { entries: entries.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)), unreadable }
}
