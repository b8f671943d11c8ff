// What killed writers left beside what they wrote. A writer needs a moment, and what lies there for much longer has none any more.
// No number of a process says who still writes: a folder may be reached from several machines and containers. Nor does this
// machine's clock: the folder itself was just written to, and its time is the disk's own.
import { lstatSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { codeOf } from './errors.ts'

/** No writer takes so long, in milliseconds. */
const longest = 10 * 60_000
const swept = new Set<string>()

/** After something was written there; once for each folder and run, for folders are large. What cannot be swept stays. */
export function sweepOnce(folder: string, isStray: (name: string) => boolean): void {
  if (swept.has(folder)) return
  swept.add(folder)
  try {
    sweep(folder, isStray)
  } catch (error) {
    if (codeOf(error) === '') throw error
  }
}

/** Of those that were written to last before a time. Says how many there were. */
export function sweep(
  folder: string,
  isStray: (name: string) => boolean,
  before = statSync(folder).mtimeMs - longest,
): number {
  const old = readdirSync(folder).filter(name => isStray(name) && isOlder(join(folder, name), before))
  for (const name of old) rmSync(join(folder, name), { force: true })
  return old.length
}

function isOlder(path: string, time: number): boolean {
  const found = lstatSync(path, { throwIfNoEntry: false })
  return found?.isFile() === true && found.mtimeMs < time
}

/** Beside a file that is written in one step. */
export const strayBeside = (name: string): string => `${name}.${process.pid}-${Date.now().toString(36)}${ending}`
export const isStrayBeside = (name: string): boolean => name.endsWith(ending)

const ending = '.countersign.tmp'
