// Asks git about a folder. Nothing that a repository configures is run: no hooks, no file-system monitor, no pager, no
// program that checks signatures, no other end that would bring what is missing.
import { execFileSync } from 'node:child_process'
import { dirname } from 'node:path'
import { codeOf } from './errors.ts'
import { nothingConfigured } from './git-settings.ts'

export type GitAnswer =
  | { readonly out: string }
  /** `absent`: git is not installed, or this is no repository. */
  | { readonly failed: 'absent' | 'refused'; readonly says: string }

const quiet = [...nothingConfigured, '-c', 'core.quotePath=false', '--no-pager']

export function runGit(folder: string, ...args: readonly string[]): GitAnswer {
  try {
    // Windows looks for a program in the current folder first, so that is never the workspace.
    const out = execFileSync('git', [...quiet, '-C', folder, ...args], {
      cwd: dirname(process.execPath),
      env: environment(),
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    return { out }
  } catch (error) {
    const says = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : ''
    const absent = codeOf(error) === 'ENOENT' || /not a git repository|cannot change to/i.test(says)
    return { failed: absent ? 'absent' : 'refused', says: firstOf(says.split('\n')) }
  }
}

/** A warning says less than what comes after it. */
const firstOf = (lines: readonly string[]) => lines.find(line => !line.startsWith('warning:')) ?? lines[0] ?? ''

/** In a hook, git says by these where it is: for another folder they would be wrong. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...rest } = process.env
  return {
    ...rest,
    LC_ALL: 'C',
    GIT_ALLOW_PROTOCOL: 'none',
    GIT_NO_LAZY_FETCH: '1',
    GIT_OPTIONAL_LOCKS: '0',
    GIT_TERMINAL_PROMPT: '0',
  }
}

/** The paths of an answer that `-z` asked for. */
export const zeroSeparated = (out: string): readonly string[] => out.split('\0').filter(Boolean)
