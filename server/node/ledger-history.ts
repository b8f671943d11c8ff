// Which files git history ever had in a ledger folder, so that one that is gone is missed. A merge that threw away the
// events of one side is history too: no branch is passed over as uninteresting.
import type { Remembered } from '../ledger/lost.ts'
import { commitAt } from './commit-files.ts'
import { NotInGit } from './errors.ts'
import { runGit } from './run-git.ts'

export type Remembrance =
  | {
      readonly files: readonly Remembered[]
      /** The folder, as git has it. */
      readonly folder: string
      /** What git has is cut off: what was lost before that, nobody sees. */
      readonly shallow: boolean
    }
  | { readonly missing: 'repository' | 'history' | 'ref'; readonly says: string }

/** `refs`: besides what the checked-out commit descends from, other commits whose history counts. */
export function ledgerHistory(root: string, ledger: string, refs: readonly string[] = []): Remembrance {
  const here = runGit(root, 'rev-parse', '--show-prefix', '--is-shallow-repository')
  if ('failed' in here) return { missing: 'repository', says: here.says }
  const [prefix = '', shallow] = here.out.split('\n')
  const head = commitAt(root, 'HEAD')
  const others = refs.map(ref => commitAt(root, ref))
  const unknown = refs.find((_, index) => !others[index])
  if (unknown !== undefined) return { missing: 'ref', says: `Git has no commit ${unknown} here: fetch it.` }
  const tips = [head, ...others].filter(tip => tip !== undefined)
  if (tips.length === 0) return { missing: 'history', says: 'There is no commit yet.' }
  const log = runGit(root, ...literally, 'log', ...everything, ...tips, '--', ledger)
  if ('failed' in log) throw new NotInGit('the history', log.says)
  const folder = `${prefix}${ledger}`
  return { files: named(log.out, folder), folder, shallow: shallow === 'true' }
}

const literally = ['--no-replace-objects', '--literal-pathspecs', '-c', 'diff.relative=false']

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

/** A hash, then the names of what that commit added, newest first. The oldest has a file as its author wrote it. */
function named(out: string, folder: string): readonly Remembered[] {
  const found = new Map<string, string>()
  let commit = ''
  for (const part of out.split(/[\0\n]/)) {
    const name = part.startsWith(`${folder}/`) ? part.slice(folder.length + 1) : ''
    if (/^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(part)) commit = part
    else if (name && !name.includes('/')) found.set(name, commit)
  }
  return [...found].map(([name, by]) => ({ name, commit: by }))
}
