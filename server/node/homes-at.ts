// The workspaces of a repository as a commit has them: which folder is one, what its file says and whose keys are whose is
// read from there, whatever the work tree says.
import { join } from 'node:path'
import { commitAt, textAt } from './commit-files.ts'
import { type Home, workspaceFile } from './homes.ts'
import { signersFile } from './ledger-folder.ts'
import { runGit } from './run-git.ts'

export type HomeAt = Home & Required<Pick<Home, 'policy' | 'repository'>>

export function homesAt(ref: string): (folder: string) => HomeAt | { readonly problem: string } {
  const asked = new Map<string, HomeAt>()
  const homes = new Map<string, HomeAt>()
  return folder => {
    const before = asked.get(folder)
    if (before) return before
    const here = runGit(folder, 'rev-parse', '--is-inside-git-dir', '--show-cdup', '--show-prefix')
    if ('failed' in here && here.failed === 'absent') return { problem: `${folder} is in no git repository.` }
    if ('failed' in here) return { problem: `git says: ${here.says}.` }
    // A git before 2.38 takes such a folder for a repository, whose refs would be those of the branch under test.
    if (here.out.startsWith('true'))
      return { problem: `${folder} has files that make it look like a repository of its own: take them out.` }
    const [, up = '', prefix = ''] = here.out.split('\n')
    const repository = join(folder, up)
    const commit = commitAt(folder, ref)
    if (!commit) return { problem: `git does not know \`${ref}\` here: fetch it.` }
    const at = nearest(prefix, path => textAt(folder, commit, `${path}${workspaceFile}`) !== undefined)
    const root = join(repository, at)
    const home = homes.get(root) ?? homeAt(root, { repository, ref, commit, prefix: at })
    homes.set(root, home)
    asked.set(folder, home)
    return home
  }
}

type Place = { readonly repository: string; readonly ref: string; readonly commit: string; readonly prefix: string }

function homeAt(root: string, { repository, ref, commit, prefix }: Place): HomeAt {
  const text = textAt(repository, commit, `${prefix}${workspaceFile}`)
  const signers = textAt(repository, commit, `${prefix}${signersFile}`) ?? ''
  const file = text === undefined ? {} : { file: { path: join(root, workspaceFile), text } }
  return { root, repository, ...file, policy: { ref, commit, prefix, signers } }
}

/** The folder itself or the nearest one above it; the root of the repository where none is one. */
function nearest(prefix: string, isOne: (prefix: string) => boolean): string {
  const steps = prefix.split('/').slice(0, -1)
  for (let count = steps.length; count > 0; count--) {
    const path = `${steps.slice(0, count).join('/')}/`
    if (isOne(path)) return path
  }
  return ''
}
