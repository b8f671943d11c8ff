// What a commit has in its tree, without a look at the work tree: text files by their paths, and the names in its ledgers.
import { NotInGit } from './errors.ts'
import { runGit, zeroSeparated } from './run-git.ts'

/** The hash of the commit that somebody named. */
export function commitAt(folder: string, ref: string): string | undefined {
  const found = runGit(folder, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`)
  return 'out' in found ? found.out.trim() : undefined
}

/** `path` starts from the root of the repository. Nothing where the commit has no such file. */
export function textAt(folder: string, commit: string, path: string): string | undefined {
  const [mode, , hash] = listed(folder, commit, path)[0]?.split(/[ \t]/, 3) ?? []
  if (hash === undefined || !mode?.startsWith('100')) return undefined
  const answer = runGit(folder, '--no-replace-objects', 'cat-file', 'blob', hash)
  if ('failed' in answer) throw new NotInGit(`${path} at ${commit}`, answer.says)
  return answer.out
}

/** The names of the files that a folder of the commit has. */
export const namesAt = (folder: string, commit: string, path: string): readonly string[] =>
  listed(folder, commit, `${path}/`).map(line => line.slice(line.indexOf('\t') + path.length + 2))

/** By folder, from the root of the repository: the names of the files in each ledger that the commit has. */
export function ledgersAt(folder: string, commit: string): ReadonlyMap<string, readonly string[]> {
  const answer = runGit(folder, ...literally, 'ls-tree', '-r', '--full-tree', '--name-only', '-z', commit)
  if ('failed' in answer) throw new NotInGit(`the files of ${commit}`, answer.says)
  const found = new Map<string, string[]>()
  for (const path of zeroSeparated(answer.out)) {
    const end = path.lastIndexOf('/')
    const ledger = path.slice(0, Math.max(0, end))
    if (!ledger.endsWith('.ledger')) continue
    const names = found.get(ledger)
    if (names) names.push(path.slice(end + 1))
    else found.set(ledger, [path.slice(end + 1)])
  }
  return found
}

/** Commits of the branch itself that changed one of these files, newest first. */
export function commitsOf(folder: string, commit: string, paths: readonly string[]): readonly string[] {
  const words = ['log', '-z', '--format=%H', '--first-parent', '--no-ext-diff', commit, '--', ...paths]
  const answer = runGit(folder, ...literally, ...words)
  if ('failed' in answer) throw new NotInGit('the history', answer.says)
  return zeroSeparated(answer.out)
}

export type CommitSaid = { readonly author: string; readonly day: string; readonly subject: string }

/** What a commit says of itself. Nobody has proved it. */
export function commitSaid(folder: string, commit: string): CommitSaid {
  const answer = runGit(folder, ...literally, 'log', '-1', '-z', '--no-show-signature', '--format=%an%n%cs%n%s', commit)
  if ('failed' in answer) throw new NotInGit(commit, answer.says)
  const [author = '', day = '', subject = ''] = answer.out.replace(/\0$/, '').split('\n')
  return { author, day, subject }
}

const literally = ['--no-replace-objects', '--literal-pathspecs']

/** `MODE TYPE HASH\tPATH`, one for each entry. */
function listed(folder: string, commit: string, path: string): readonly string[] {
  const answer = runGit(folder, ...literally, 'ls-tree', '--full-tree', '-z', commit, '--', path)
  if ('failed' in answer) throw new NotInGit(`the files of ${commit}`, answer.says)
  return zeroSeparated(answer.out)
}
