// Which workspace a file belongs to: that of the nearest `countersign.yaml` above it, up to the root of the repository.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { codeOf } from './errors.ts'

export type Home = {
  readonly root: string
  /** The workspace file, if there is one. */
  readonly file?: { readonly path: string; readonly text: string }
  /** The root of the repository around it, if there is one. */
  readonly repository?: string
  /** The commit that file and signers were read from, where it was not the disk. */
  readonly policy?: PolicyAt
}

export type PolicyAt = {
  /** As the person named it, and by its hash. */
  readonly ref: string
  readonly commit: string
  /** The path of the workspace's root from that of the repository: empty, or with a slash behind. */
  readonly prefix: string
  /** The text of `.countersign/allowed_signers` there. */
  readonly signers: string
}

export const workspaceFile = 'countersign.yaml'

/** `given` is a workspace file that somebody named: it takes the place of any other. */
export function homes(given?: { readonly path: string; readonly text: string }): (folder: string) => Home {
  const known = new Map<string, Home>()
  const around = (folder: string): Home => {
    const before = known.get(folder)
    if (before) return before
    const home = find(folder, around)
    known.set(folder, home)
    return home
  }
  if (!given) return around
  const named = new Map<string, Home>()
  return folder => {
    const { root, repository } = around(folder)
    const home = named.get(root) ?? { root, file: given, ...(repository && { repository }) }
    named.set(root, home)
    return home
  }
}

/** Without any workspace file, the root is that of the repository; without one of those, the folder that was asked for. */
function find(folder: string, around: (folder: string) => Home): Home {
  const text = textOf(join(folder, workspaceFile))
  const isTop = existsSync(join(folder, '.git'))
  const parent = dirname(folder)
  const above = isTop || parent === folder ? undefined : around(parent)
  const repository = isTop ? folder : above?.repository
  if (text !== undefined)
    return { root: folder, file: { path: join(folder, workspaceFile), text }, ...(repository && { repository }) }
  return above?.file || above?.repository ? above : { root: folder, ...(repository && { repository }) }
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes(codeOf(error))) return undefined
    throw error
  }
}
