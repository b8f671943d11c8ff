// Puts a new text in a file's place in one step: whoever reads meanwhile sees the old text or the new one, never a half.
import {
  closeSync,
  fchmodSync,
  fsyncSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { codeOf } from './errors.ts'
import { inLargePieces } from './pieces.ts'
import { isStrayBeside, strayBeside, sweepOnce } from './strays.ts'

export type Text = string | Iterable<string | Uint8Array>

/** `expected` is the text that the new one was made from: if the file says something else by now, it is left alone. */
export function replaceText(path: string, text: string, expected: string): 'written' | 'changed meanwhile' {
  const { mode } = statSync(path)
  const beside = writeBeside(path, text, mode & 0o7777)
  try {
    if (readFileSync(path, 'utf8') !== expected) {
      rmSync(beside)
      return 'changed meanwhile'
    }
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
  syncFolder(dirname(path))
  return 'written'
}

/** Writes a file whole or not at all, whatever was there before. A device or a pipe is written to, never replaced. */
export function putFile(path: string, text: Text): void {
  const there = statSync(path, { throwIfNoEntry: false })
  if (there && !there.isFile()) {
    const device = openSync(path, 'w')
    writeAll(device, text)
    closeSync(device)
    return
  }
  if (there) moveInto(realpathSync.native(path), text, there.mode & 0o7777)
  else placeFile(path, text)
}

/** The same for files of our own making: where somebody put a link, the link goes, and nothing is written behind it. */
export function placeFile(path: string, text: Text): void {
  moveInto(path, text, 0o666 & ~process.umask())
}

function moveInto(path: string, text: Text, mode: number): void {
  const beside = writeBeside(path, text, mode)
  try {
    renameSync(beside, path)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  }
}

/** Writes a file that is not there yet; says whether it could. */
export function createFile(path: string, text: string): 'written' | 'already there' {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return 'written'
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return 'already there'
    throw error
  }
}

/** Piece by piece, so that a report of any size needs little memory. */
function writeAll(file: number, text: Text): void {
  for (const piece of typeof text === 'string' ? [text] : inLargePieces(text)) writeFileSync(file, piece)
}

function writeBeside(path: string, text: Text, mode: number): string {
  const folder = dirname(path)
  const beside = join(folder, strayBeside(`.${basename(path).slice(0, 100)}`))
  const file = openSync(beside, 'wx', 0o600)
  try {
    writeAll(file, text)
    fchmodSync(file, mode)
    fsyncSync(file)
  } catch (error) {
    rmSync(beside, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
  sweepOnce(folder, isStrayBeside)
  return beside
}

/** The new name has to reach the disk as well. Some systems cannot open a folder: there the name follows in its own time. */
function syncFolder(path: string): void {
  let folder: number | undefined
  try {
    folder = openSync(path, 'r')
    fsyncSync(folder)
  } catch (error) {
    if (!['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'].includes(codeOf(error))) throw error
  } finally {
    if (folder !== undefined) closeSync(folder)
  }
}
