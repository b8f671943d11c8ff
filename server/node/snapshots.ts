// Snapshots of evidence, `NAME.evidence/` beside `NAME.md`: one immutable file an excerpt, named by its digest.
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { largestSource } from '../evidence/excerpt.ts'
import type { Snapshots } from '../workspace/retrieved.ts'
import { codeOf } from './errors.ts'
import { createFile } from './write-file.ts'

export const snapshotFolder = (page: string): string => `${page.replace(/\.[^./\\]+$/, '')}.evidence`

const nameOf = (digest: string) => `${digest}.txt`

export function snapshotsIn(root: string, page: string): Snapshots {
  const folder = join(root, snapshotFolder(page))
  return digest => {
    if (!/^[0-9a-f]{64}$/.test(digest)) return undefined
    const path = join(folder, nameOf(digest))
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

export function keepSnapshot(root: string, page: string, digest: string, excerpt: string): void {
  const folder = join(root, snapshotFolder(page))
  if (!existsSync(folder)) mkdirSync(folder)
  createFile(join(folder, nameOf(digest)), excerpt)
}
