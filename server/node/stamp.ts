// Tells whether a file is still what it was: by what it says, since times mean nothing after a checkout.
import { createHash } from 'node:crypto'
import { closeSync, constants, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './errors.ts'

export type Stamps = {
  /** The same for the same content, `absent` for none. */
  now(path: string): string
  /** Nothing if the file may have been written since that moment: then nobody knows which content was read. */
  unchangedSince(moment: number, path: string): string | undefined
}

/** Larger files are told apart by size and time. */
const largest = 8_000_000
/** A file system's clock ticks more slowly than ours. */
const tick = 20

type Seen = { readonly stamp: string; readonly written: number }

/** Remembers what it saw: a run is short, and many packets cite the same files. */
export function stampsIn(root: string): Stamps {
  const known = new Map<string, Seen>()
  const see = (path: string): Seen => {
    const seen = known.get(path) ?? look(join(root, path))
    known.set(path, seen)
    return seen
  }
  return {
    now: path => see(path).stamp,
    unchangedSince(moment, path) {
      const { stamp, written } = see(path)
      return written < moment - tick ? stamp : undefined
    },
  }
}

function look(path: string): Seen {
  let file: number | undefined
  try {
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    const stats = fstatSync(file)
    const written = Math.max(stats.mtimeMs, stats.ctimeMs)
    if (stats.isDirectory()) return lookInto(path, written)
    if (!stats.isFile()) return { stamp: 'no file', written }
    if (stats.size > largest) return { stamp: `${stats.size}:${stats.mtimeMs}:${stats.ino}`, written }
    return { stamp: createHash('sha256').update(readFileSync(file)).digest('hex'), written }
  } catch (error) {
    return { stamp: codeOf(error) === 'ENOENT' ? 'absent' : `closed: ${codeOf(error)}`, written: 0 }
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** A folder is what it was while its files have their names, sizes and times. Only ledgers are asked for: their files never change. */
function lookInto(folder: string, since: number): Seen {
  let written = since
  const files = readdirSync(folder)
    .sort()
    .map(name => {
      const { size, mtimeMs, ctimeMs, ino } = statSync(join(folder, name))
      written = Math.max(written, mtimeMs, ctimeMs)
      return [name, size, mtimeMs, ctimeMs, ino]
    })
  return { stamp: createHash('sha256').update(JSON.stringify(files)).digest('hex'), written }
}
