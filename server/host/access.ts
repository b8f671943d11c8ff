// Who looked at what: every retrieval, decryption and export through this product, in a file of its own for each person and month.
// Looking never changes a packet, and a packet never says who looked.
import {
  closeSync,
  constants,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  realpathSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import { codeOf } from '../node/errors.ts'
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
  const person = entry.who.replace(/^@/, '').replace(/[^A-Za-z0-9-]/g, '-')
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
  for (const name of filesIn(join(root, folder))) {
    const lines = readFileSync(join(root, folder, name), 'utf8').split('\n')
    for (const [index, line] of lines.entries()) {
      if (line === '') continue
      const parsed = access.safeParse(jsonIn(line))
      if (parsed.success) entries.push(parsed.data)
      else unreadable.push(`${folder}/${name}, line ${index + 1}`)
    }
  }
  return { entries: entries.toSorted((a, b) => (a.time < b.time ? -1 : a.time > b.time ? 1 : 0)), unreadable }
}

function filesIn(path: string): readonly string[] {
  try {
    return readdirSync(path)
      .filter(name => name.endsWith('.jsonl'))
      .sort()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}
