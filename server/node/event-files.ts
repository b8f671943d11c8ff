// The ledger folder on disk. A file comes into being whole and under its right name, or not at all: written beside, forced
// to the disk, then linked. Whoever is killed in between leaves a stray that says nothing and is swept later.
import { randomBytes } from 'node:crypto'
import * as fs from 'node:fs'
import { basename, join } from 'node:path'
import { limits } from '../ledger/canonical.ts'
import type { LedgerFile } from '../ledger/contents.ts'
import { readName, strayPrefix, wordsName } from '../ledger/names.ts'
import { codeOf } from './errors.ts'

/** The part of Node's file system that this needs: tests put one in its place that fails. */
export type Disk = Pick<
  typeof fs,
  | 'closeSync'
  | 'fsyncSync'
  | 'linkSync'
  | 'mkdirSync'
  | 'openSync'
  | 'readFileSync'
  | 'renameSync'
  | 'unlinkSync'
  | 'writeSync'
>

export type NewFile = { readonly name: string; readonly bytes: Uint8Array }

/** The event could not be written, and the ledger is as it was. The message is for the person. */
export class NotWritten extends Error {}

/**
 * Adds an event with what belongs to it. Words, policy and signatures come first and the event last: whoever finds an
 * event finds everything that it needs. `already there` if the very same event is in the folder.
 */
export function addEvent(
  folder: string,
  event: NewFile,
  beside: readonly NewFile[],
  disk: Disk = fs,
): 'written' | 'already there' {
  const created: string[] = []
  const strays: string[] = []
  try {
    disk.mkdirSync(folder, { recursive: true })
    if (fs.lstatSync(folder).isSymbolicLink()) throw new NotWritten(whyNot('a link', folder))
    const files = [...beside, event]
    for (const { bytes } of files) {
      const stray = join(folder, `${strayPrefix}${process.pid}-${randomBytes(6).toString('hex')}`)
      strays.push(stray)
      writeThrough(stray, bytes, disk)
    }
    // They get their names in one go: whoever was killed here would leave a signature of nothing.
    const results = files.map(({ name, bytes }, index) => {
      const path = join(folder, name)
      const result = publish(strays[index]!, path, bytes, disk)
      if (result === 'written') created.unshift(path)
      return result
    })
    syncFolder(folder, disk)
    return results.at(-1)!
  } catch (error) {
    for (const path of created) discard(path, disk)
    if (error instanceof NotWritten || codeOf(error) === '') throw error
    throw new NotWritten(whyNot(codeOf(error), folder), { cause: error })
  } finally {
    for (const stray of strays) discard(stray, disk)
  }
}

/** Every file of the folder as the fold reads it. A folder that is not there is an empty ledger. */
export function readLedgerFolder(folder: string): LedgerFile[] {
  let entries: fs.Dirent[]
  try {
    entries = fs.readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return []
    throw error
  }
  return entries.filter(({ name }) => !isStray(name)).map(entry => readFileIn(folder, entry))
}

/** A link, a folder or a monster is a file in which nothing stands. */
export const readFileIn = (folder: string, entry: fs.Dirent): LedgerFile => ({
  name: entry.name,
  bytes: entry.isFile() ? readCapped(join(folder, entry.name)) : nothing,
})

/** Left by a killed writer, or of one that is writing now. */
export const isStray = (name: string): boolean => readName(name).kind === 'stray'

/** Destroys words. Says which of them were there. */
export function destroyWords(folder: string, digests: readonly string[]): readonly string[] {
  const there = digests.filter(digest => fs.existsSync(join(folder, wordsName(digest))))
  for (const digest of there) fs.rmSync(join(folder, wordsName(digest)), { force: true })
  if (there.length > 0) syncFolder(folder, fs)
  return there
}

function writeThrough(path: string, bytes: Uint8Array, disk: Disk): void {
  const file = disk.openSync(path, 'wx', 0o644)
  try {
    for (let at = 0; at < bytes.length; ) at += disk.writeSync(file, bytes, at)
    disk.fsyncSync(file)
  } finally {
    disk.closeSync(file)
  }
}

/** A link never takes the place of a file. Where there are no links, the name is looked up first: same name, same bytes. */
function publish(stray: string, path: string, bytes: Uint8Array, disk: Disk): 'written' | 'already there' {
  try {
    disk.linkSync(stray, path)
    return 'written'
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return sameOrFail(path, bytes, disk)
    if (!noLinks.has(codeOf(error))) throw error
  }
  if (fs.existsSync(path)) return sameOrFail(path, bytes, disk)
  disk.renameSync(stray, path)
  return 'written'
}

const noLinks = new Set(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EXDEV', 'EMLINK'])

function sameOrFail(path: string, bytes: Uint8Array, disk: Disk): 'already there' {
  if (Buffer.compare(disk.readFileSync(path), bytes) === 0) return 'already there'
  throw new NotWritten(
    `${basename(path)} is there already and says something else: somebody edited it. Bring it back from git, then try again.`,
  )
}

function discard(path: string, disk: Disk): void {
  try {
    disk.unlinkSync(path)
  } catch (error) {
    // It was renamed, or what went wrong with the disk hit this too: then it stays, and says nothing.
    if (codeOf(error) === '') throw error
  }
}

/** New names have to reach the disk as well. Some systems cannot open a folder: there they follow in their own time. */
function syncFolder(path: string, disk: Disk): void {
  let folder: number | undefined
  try {
    folder = disk.openSync(path, 'r')
    disk.fsyncSync(folder)
  } catch (error) {
    if (!noFolders.has(codeOf(error))) throw error
  } finally {
    if (folder !== undefined) disk.closeSync(folder)
  }
}

const noFolders = new Set(['EISDIR', 'EPERM', 'EACCES', 'EINVAL', 'ENOTSUP'])
const nothing = new Uint8Array()
/** A policy may be longer than an event. Whatever is longer than this is no file of a ledger, and its digest shows it. */
const longest = 8 * limits.bytes

function readCapped(path: string): Uint8Array {
  return fs.statSync(path).size <= longest ? fs.readFileSync(path) : nothing
}

function whyNot(code: string, folder: string): string {
  const nothingHappened = `Nothing was added to ${basename(folder)}.`
  if (code === 'a link')
    return `${folder} is a link and may lead anywhere. ${nothingHappened} Put the folder itself in its place.`
  if (code === 'ENOSPC' || code === 'EDQUOT') return `The disk is full. ${nothingHappened} Make room and try again.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `${folder} may not be written to. ${nothingHappened} Check who owns it.`
  return `${folder} could not be written to (${code}). ${nothingHappened}`
}
