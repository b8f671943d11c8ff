// Reads evidence from the disk, and nothing but regular files that really lie in the workspace: a path may be written by
// anybody, and links, pipes and devices look like files until they are opened.
import { type BigIntStats, closeSync, constants, fstatSync, lstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import type { Files, NoBytes } from '../workspace/ports.ts'
import { codeOf, said } from './errors.ts'
import { isInside, pathFrom } from './paths.ts'

/** Calls are synchronous behind their promises: files are small, and a thousand of them are read twice as fast that way. */
export function filesOn(root: string): Files {
  return {
    look: async path =>
      answered(path, () => {
        const found = find(root, path)
        return 'state' in found ? found : { size: Number(found.stats.size), version: versionOf(found.stats) }
      }),
    read: async (path, cap) =>
      answered(path, () => {
        const found = find(root, path)
        return 'state' in found ? found : readFound(root, path, found, cap)
      }),
  }
}

type Found = { readonly real: string; readonly stats: BigIntStats }

/** The file behind all links, without opening it: opening a device can already do something. */
function find(root: string, path: string): Found | NoBytes {
  const home = realpathSync.native(root)
  const real = realpathSync.native(join(home, path))
  if (!isInside(real, home)) return refused(`\`${path}\` is a link that leads out of the workspace.`)
  if (
    pathFrom(home, real)
      .split('/')
      .some(step => step.toLowerCase() === '.git')
  )
    return refused(`\`${path}\` leads into a \`.git\` folder, which holds no evidence.`)
  const stats = lstatSync(real, { bigint: true })
  if (stats.isDirectory()) return refused(`\`${path}\` is a folder: name a file.`)
  return stats.isFile() ? { real, stats } : refused(`\`${path}\` is no regular file.`)
}

/** Not to follow a link and not to wait for a pipe is asked of the opening itself: since the look anything may have happened. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

function readFound(root: string, path: string, { real, stats }: Found, cap: number) {
  const file = openSync(real, flags)
  try {
    const opened = fstatSync(file, { bigint: true })
    const again = find(root, path)
    if ('state' in again) return again
    if (!isSame(opened, stats) || again.real !== real) return refused(`\`${path}\` was replaced while it was read.`)
    if (opened.size > cap) return refused(`\`${path}\` is larger than ${Math.floor(cap / 1_048_576)} MiB.`)
    return { bytes: bytesOf(file, Number(opened.size)), version: versionOf(opened) }
  } finally {
    closeSync(file)
  }
}

function bytesOf(file: number, size: number): Uint8Array {
  const bytes = new Uint8Array(size)
  let filled = 0
  for (let got = 1; got > 0 && filled < size; filled += got) got = readSync(file, bytes, filled, size - filled, filled)
  return bytes.subarray(0, filled)
}

const isSame = (one: BigIntStats, other: BigIntStats): boolean => one.dev === other.dev && one.ino === other.ino

/** Times down to the nanosecond, and the time of the last change of any kind, which nobody can set back. */
const versionOf = ({ dev, ino, size, mtimeNs, ctimeNs }: BigIntStats): string =>
  [dev, ino, size, mtimeNs, ctimeNs].join(':')

const refused = (why: string): NoBytes => ({ state: 'refused', why })

function answered<A>(path: string, ask: () => A): A | NoBytes {
  try {
    return ask()
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return { state: 'nothing', why: `There is no file \`${path}\`.` }
    if (codeOf(error) === '') throw error
    return refused(`\`${path}\` cannot be read: ${said(error)}.`)
  }
}
