// Snapshots of evidence, `NAME.evidence/` beside `NAME.md`: one immutable file an excerpt, named by its digest.
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { largestSource } from '../evidence/excerpt.ts'
import type { Snapshots } from '../workspace/retrieved.ts'
import { codeOf } from './errors.ts'
import { isInside } from './paths.ts'
import { placeFile } from './write-file.ts'

export const snapshotFolder = (page: string): string => `${page.replace(/\.[^./\\]+$/, '')}.evidence`

export const snapshotName = (digest: string): string => `${digest}.txt`

export function snapshotsIn(root: string, page: string): Snapshots {
  const folder = join(root, snapshotFolder(page))
  return digest => {
    if (!/^[0-9a-f]{64}$/.test(digest)) return undefined
    const path = join(folder, snapshotName(digest))
    if (existsSync(join(folder, `${digest}.age`))) return 'sealed'
    try {
      const found = statSync(path)
      return found.isFile() && found.size <= largestSource ? readFileSync(path) : undefined
    } catch (error) {
      if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES'].includes(codeOf(error))) return undefined
      throw error
    }
  }
}

/** Whole or not at all, and only in the workspace: a repository may have a link in the folder's place, or in the file's. */
export function keepSnapshot(root: string, page: string, name: string, text: string): 'kept' | 'leads outside' {
  const folder = join(root, snapshotFolder(page))
  mkdirSync(folder, { recursive: true })
  if (!isInside(realpathSync.native(folder), realpathSync.native(root))) return 'leads outside'
  placeFile(join(folder, name), text)
  return 'kept'
}

/** What lies beside the page, in clear (`txt`) or sealed (`age`), by digest. */
export function snapshotDigests(root: string, page: string, endings = ['txt', 'age']): readonly string[] {
  return namesIn(join(root, snapshotFolder(page)))
    .flatMap(name => {
      const [, digest, ending = ''] = /^([0-9a-f]{64})\.([a-z]+)$/.exec(name) ?? []
      return digest !== undefined && endings.includes(ending) ? digest : []
    })
    .sort()
}

/** Says which of them were there. */
export function destroySnapshots(root: string, page: string, digests: readonly string[]): readonly string[] {
  const folder = join(root, snapshotFolder(page))
  const there = snapshotDigests(root, page).filter(digest => digests.includes(digest))
  for (const digest of there)
    for (const ending of ['txt', 'age']) rmSync(join(folder, `${digest}.${ending}`), { force: true })
  return there
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP', 'EACCES'].includes(codeOf(error))) return []
    throw error
  }
}
