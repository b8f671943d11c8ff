// Asks git about a folder. Nothing that a repository configures is run: no hooks, no file-system monitor, no pager, no
// program that checks signatures, no other end that would bring what is missing.
import { execFileSync } from 'node:child_process'
import { codeOf } from './errors.ts'
import { aroundGit, nothingConfigured, onlyReading } from './git-settings.ts'

export type GitAnswer =
  | { readonly out: string }
  /** `absent`: git is not installed, or this is no repository. */
  | { readonly failed: 'absent' | 'refused'; readonly says: string }

const quiet = [...nothingConfigured, '-c', 'core.quotePath=false', '--no-pager']

export function runGit(folder: string, ...args: readonly string[]): GitAnswer {
  try {
    const out = execFileSync('git', [...quiet, '-C', folder, ...args], {
      ...aroundGit(onlyReading),
      encoding: 'utf8',
      maxBuffer: 1 << 30,
      stdio: ['ignore', 'pipe', 'pipe'],
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

/** The paths of an answer that `-z` asked for. */
export const zeroSeparated = (out: string): readonly string[] => out.split('\0').filter(Boolean)
