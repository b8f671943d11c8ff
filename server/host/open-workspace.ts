// Reads a workspace file, or remembers what reading it gave. To load what reads and checks it takes longer than to lint
// a small packet, and the file hardly ever changes. What is remembered is told apart by the file's text and this very program.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Workspace } from '../../schemas/workspace.ts'
import { cacheFolder, readCache, writeCache } from '../node/cache-file.ts'
import { codeOf } from '../node/errors.ts'
import type { Home } from '../node/homes.ts'
import { anOddCall } from '../node/tuning.ts'
import type { WorkspaceProblem } from '../profile/read.ts'
import { fingerprint } from '../workspace/fingerprint.ts'
import type { Judged } from '../workspace/profiles.ts'
import { version } from './product.ts'

export type OpenWorkspace = {
  readonly workspace: Workspace
  readonly problems: readonly WorkspaceProblem[]
  profile(name: string): Promise<Judged>
}

/** Where to remember. Without it, files are read. */
export type Known = { readonly folder: string; readonly build: string }

type Remembered = Pick<OpenWorkspace, 'workspace' | 'problems'> & {
  readonly schema: string
  readonly profiles: Readonly<Record<string, Judged>>
}

const schema = 'countersign.workspace.v1'

/** What decides in continuous integration rests on nothing that was remembered. */
export async function openWorkspace(
  { file, policy }: Pick<Home, 'file' | 'policy'>,
  before?: Known,
): Promise<OpenWorkspace> {
  const known = policy ? undefined : before
  const text = file?.text ?? ''
  const path = known && join(known.folder, 'workspaces', fingerprint(known.build, text))
  const found = path && remembered(path)
  if (path && !found) anOddCall()
  if (!found) return read(text, path)
  const { workspace, problems, profiles } = found
  return {
    workspace,
    problems,
    profile: async name => profiles[name] ?? (await read(text, path)).profile(name),
  }
}

async function read(text: string, path: string | undefined): Promise<OpenWorkspace> {
  const { readWorkspace } = await import('../profile/read.ts')
  const { profilesOf } = await import('../workspace/profiles.ts')
  const { workspace, problems } = readWorkspace(text)
  const profileOf = profilesOf(workspace)
  const profiles: Record<string, Judged> = {}
  return {
    workspace,
    problems,
    async profile(name) {
      const judged = profileOf(name)
      if (path && !Object.hasOwn(profiles, name)) {
        profiles[name] = judged
        remember(path, { schema, workspace, problems, profiles: { ...remembered(path)?.profiles, ...profiles } })
      }
      return judged
    },
  }
}

function remembered(path: string): Remembered | undefined {
  const index = readCache(path)?.index
  return typeof index === 'object' && index !== null && 'schema' in index && index.schema === schema
    ? (index as Remembered)
    : undefined
}

/** A home that cannot be written to is no reason to fail. */
function remember(path: string, what: Remembered) {
  try {
    writeCache(path, what, [])
  } catch (error) {
    if (codeOf(error) === '') throw error
  }
}

/** What answers depend on that no file of the workspace says: this very program. */
export const knownOf = (env: Readonly<Record<string, string | undefined>>, entry: string): Known => {
  const { size, mtimeMs } = statSync(entry)
  return { folder: cacheFolder(env), build: [version, process.version, size, mtimeMs].join(' ') }
}
