// Asks git about a folder. Nothing that a repository configures is run: no hooks, no file-system monitor, no pager.
import { execFileSync } from 'node:child_process'
import { codeOf } from './errors.ts'

export type GitAnswer =
  | { readonly out: string }
  /** `absent`: git is not installed, or this is no repository. */
  | { readonly failed: 'absent' | 'refused'; readonly says: string }

const quiet = [
  '-c',
  'core.fsmonitor=false',
  '-c',
  'core.hooksPath=/dev/null',
  '-c',
  'core.quotePath=false',
  '--no-pager',
]

export function runGit(folder: string, ...args: readonly string[]): GitAnswer {
  try {
    const out = execFileSync('git', [...quiet, ...args], {
      cwd: folder,
      env: environment(),
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    return { out }
  } catch (error) {
    const says = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    const absent = codeOf(error) === 'ENOENT' || /not a git repository/i.test(says)
    return { failed: absent ? 'absent' : 'refused', says: says.split('\n')[0] ?? '' }
  }
}

/** In a hook, git says by these where it is: for another folder they would be wrong. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...rest } = process.env
  return { ...rest, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0' }
}

/** The paths of an answer that `-z` asked for. */
export const zeroSeparated = (out: string): readonly string[] => out.split('\0').filter(Boolean)
