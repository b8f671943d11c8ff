// Where a run leaves what a later one may use again. Outside of the repository: nobody should be able to commit answers.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { codeOf } from './errors.ts'
import { putFile } from './write-file.ts'

/** A folder of the person's own, as each system has one. */
export function cacheFolder(env: Readonly<Record<string, string | undefined>>): string {
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, 'countersign')
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'countersign')
  if (process.platform === 'win32' && env.LOCALAPPDATA) return join(env.LOCALAPPDATA, 'countersign', 'cache')
  return join(homedir(), '.cache', 'countersign')
}

/** One file for each root. A `location` that is a folder, or is written like one, gets such files; any other is the file. */
export function cacheFile(location: string, root: string): string {
  const isFolder = /[\\/]$/.test(location) || isExistingFolder(location)
  return isFolder ? join(location, `lint-${digest(root).slice(0, 24)}.json`) : location
}

/** A file that is torn, or of which a byte was changed, is as good as none. */
export function readCache(path: string): unknown {
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EACCES', 'EISDIR'].includes(codeOf(error))) return undefined
    throw error
  }
  const [sum = '', body = ''] = [text.slice(0, 64), text.slice(65)]
  return digest(body) === sum ? JSON.parse(body) : undefined
}

export function writeCache(path: string, value: unknown): void {
  const body = JSON.stringify(value)
  mkdirSync(join(path, '..'), { recursive: true, mode: 0o700 })
  putFile(path, `${digest(body)}\n${body}`)
}

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

function isExistingFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
