// Where a run leaves what a later one may use again. Outside of the repository: nobody should be able to commit answers.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'
import { codeOf } from './errors.ts'
import { putFile } from './write-file.ts'

/** A folder of the person's own, as each system has one. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'countersign')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'countersign')
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'countersign', 'cache')
  return join(homedir(), '.cache', 'countersign')
}

/** One file for each root. A `location` that is a folder, or is written like one, gets such files; any other is the first one's. */
export function cacheFile(location: string, root: string, isFirst: 'first' | 'another'): string {
  const isFolder = /[\\/]$/.test(location) || isExistingFolder(location)
  const name = digestOf([Buffer.from(root)]).slice(0, 24)
  if (isFolder) return join(location, `lint-${name}`)
  return isFirst === 'first' ? location : `${location}-${name}`
}

/** An index, and the bytes that it speaks of. They stay bytes: most are passed on as they are. */
export type Stored = { readonly index: unknown; readonly bytes: Uint8Array<ArrayBuffer> }

/** A file that is torn, or of which a byte was changed, is as good as none. */
export function readCache(path: string): Stored | undefined {
  const file = contentOf(path)
  const [sum, index, rest] = [file.indexOf(10), file.indexOf(10, 65), file.subarray(65)]
  if (sum !== 64 || index < 0 || digestOf([rest]) !== file.toString('latin1', 0, 64)) return undefined
  return { index: JSON.parse(file.toString('utf8', 65, index)), bytes: file.subarray(index + 1) }
}

export function writeCache(path: string, index: unknown, bytes: readonly Uint8Array[]): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
  putFile(path, sealed(index, bytes))
}

/** What such a file says, piece by piece. */
export function sealed(index: unknown, bytes: readonly Uint8Array[]): readonly Uint8Array[] {
  const all = [Buffer.from(`${JSON.stringify(index)}\n`), ...bytes]
  return [Buffer.from(`${digestOf(all)}\n`), ...all]
}

function contentOf(path: string): Buffer<ArrayBuffer> {
  try {
    return readFileSync(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EISDIR'].includes(codeOf(error))) return Buffer.alloc(0)
    throw error
  }
}

function digestOf(pieces: Iterable<Uint8Array>): string {
  const hash = createHash('sha256')
  for (const piece of pieces) hash.update(piece)
  return hash.digest('hex')
}

function isExistingFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
