// What differs from a commit: committed since, staged, edited or new. Deleted files count too, for evidence may be gone.
import { join } from 'node:path'
import { runGit, zeroSeparated } from './run-git.ts'

export type Changed =
  /** Absolute paths. */
  { readonly paths: ReadonlySet<string> } | { readonly problem: string; readonly hint?: string }

/** Everything since the branch left `base`, not what `base` has gained meanwhile. */
export function changedFiles(folder: string, base: string): Changed {
  const top = runGit(folder, 'rev-parse', '--show-toplevel')
  if (!('out' in top)) return { problem: `--changed needs a git repository, and ${folder} is in none.` }
  const root = top.out.trimEnd()
  const untracked = ['ls-files', '-o', '--exclude-standard', '-z']
  const since = startOf(root, base)
  if ('problem' in since) return since
  const filters = filtersIn(root)
  const strange = filters.find(name => name.includes('='))
  if (strange) return { problem: `git is configured to run \`${strange}\`, which nothing can switch off: rename it.` }
  const asked =
    since.commit === undefined
      ? [['ls-files', '-c', '-z'], untracked]
      : [[...filters.flatMap(switchedOff), 'diff', ...differing, since.commit, '--'], untracked]
  const paths = new Set<string>()
  for (const words of asked) {
    const answer = runGit(root, ...words)
    if (!('out' in answer)) return { problem: `git could not say what has changed: ${answer.says}` }
    for (const path of zeroSeparated(answer.out)) paths.add(join(root, path))
  }
  return { paths }
}

const differing = ['--name-only', '--no-renames', '--no-ext-diff', '--ignore-submodules=dirty', '-z']

/** To tell whether a file has changed, git would run a program that the repository configures for it. */
function filtersIn(root: string): readonly string[] {
  const settings = '^filter\\..*\\.(clean|process|required)$'
  const found = runGit(root, 'config', '-z', '--name-only', '--get-regexp', settings)
  return 'out' in found ? zeroSeparated(found.out) : []
}

const switchedOff = (filter: string): readonly string[] => [
  '-c',
  `${filter}=${filter.endsWith('.required') ? 'false' : ''}`,
]

/** The commit at which this branch left another; that one itself where they have none in common. */
export function forkOf(folder: string, base: string): string | undefined {
  const since = startOf(folder, base)
  return 'problem' in since ? undefined : since.commit
}

/** No commit at all: the repository has none yet, so everything is new. */
function startOf(
  root: string,
  base: string,
): { readonly commit: string | undefined } | { problem: string; hint: string } {
  const known = runGit(root, 'rev-parse', '--verify', '--quiet', '--end-of-options', `${base}^{commit}`)
  if ('out' in known) {
    const fork = runGit(root, 'merge-base', known.out.trim(), 'HEAD')
    return { commit: 'out' in fork ? fork.out.trim() : known.out.trim() }
  }
  if (base === 'HEAD') return { commit: undefined }
  return {
    problem: `git does not know \`${base}\` here.`,
    hint: 'Fetch it first; in GitHub Actions, `fetch-depth: 0` at the checkout does.',
  }
}
