// Snapshots of evidence, `NAME.evidence/` beside `NAME.md`: one immutable file an excerpt, named by its digest.
import { existsSync, mkdirSync, readFileSync, realpathSync, statSync } from 'node:fs'
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
