// Which files git history ever had in a ledger folder, so that one that is gone is missed. A merge that threw away the
// events of one side is history too: no branch is passed over as uninteresting.
import { posix } from 'node:path'
import type { Remembered } from '../ledger/lost.ts'
import { eventName } from '../ledger/names.ts'
import { commitAt } from './commit-files.ts'
import { NotInGit } from './errors.ts'
import { runGit } from './run-git.ts'

const { basename, dirname, relative } = posix

export type Remembrance =
  | {
      readonly files: readonly Remembered[]
      /** The folder, as git has it. */
      readonly folder: string
      /** What git has is cut off: what was lost before that, nobody sees. */
      readonly shallow: boolean
    }
  | { readonly missing: 'repository' | 'history' | 'ref'; readonly says: string }

type Asked = {
  /** Besides what the checked-out commit descends from, other commits whose history counts. */
  readonly refs: readonly string[]
  /** Openings of the packet: wherever one of them lay before, its ledger lay. */
  readonly openings: readonly string[]
}

export function ledgerHistory(root: string, ledger: string, { refs, openings }: Asked): Remembrance {
  const here = runGit(root, 'rev-parse', '--show-prefix', '--is-shallow-repository')
  if ('failed' in here) return { missing: 'repository', says: here.says }
  const [prefix = '', shallow] = here.out.split('\n')
  const head = commitAt(root, 'HEAD')
  const others = refs.map(ref => commitAt(root, ref))
  const unknown = refs.find((_, index) => !others[index])
  if (unknown !== undefined) return { missing: 'ref', says: `Git has no commit ${unknown} here: fetch it.` }
  const tips = [head, ...others].filter(tip => tip !== undefined)
  if (tips.length === 0) return { missing: 'history', says: 'There is no commit yet.' }
  const folder = `${prefix}${ledger}`
  const opened = openings.map(id => `:(top)**/${eventName(id)}`)
  const places = opened.length > 0 ? logOf(root, '--glob-pathspecs', tips, opened).map(({ path }) => dirname(path)) : []
  const folders = [...new Set([folder, ...places])]
  const paths = folders.map(one => relative(prefix, one))
  const files = named(logOf(root, '--literal-pathspecs', tips, paths), folders)
  return { files, folder, shallow: shallow === 'true' }
}

type Added = { readonly commit: string; readonly path: string }

/** What commits added, newest first. Paths start from the root of the repository. */
function logOf(root: string, how: string, tips: readonly string[], paths: readonly string[]): readonly Added[] {
  const settings = ['--no-replace-objects', how, '-c', 'diff.relative=false']
  const log = runGit(root, ...settings, 'log', ...everything, ...tips, '--', ...paths)
  if ('failed' in log) throw new NotInGit('the history', log.says)
  const found: Added[] = []
  let commit = ''
  for (const part of log.out.split(/[\0\n]/)) {
    if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(part)) commit = part
    else if (part !== '') found.push({ commit, path: part })
  }
  return found
}

const everything = [
  '-z',
  '--format=%H',
  '--name-only',
  '--full-history',
  '-m',
  '--no-renames',
  '--diff-filter=A',
  '--no-ext-diff',
  '--no-color',
]

/** The oldest commit has a file as its author wrote it. */
function named(added: readonly Added[], folders: readonly string[]): readonly Remembered[] {
  const found = new Map<string, Remembered>()
  for (const { commit, path } of added) {
    const [at, name] = [dirname(path), basename(path)]
    if (folders.includes(at)) found.set(name, { name, commit, at })
  }
  return [...found.values()]
}
