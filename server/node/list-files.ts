// Every file of a folder that somebody may have meant: what git has or would take, and where there is no git,
// what no .gitignore names.
import { runGit, zeroSeparated } from './run-git.ts'

/** Paths from the folder, with forward slashes. Files that git still has and the disk has not are among them. */
export async function listFiles(folder: string, git: 'ask' | 'never' = 'ask'): Promise<readonly string[]> {
  const answer = git === 'ask' ? runGit(folder, 'ls-files', '-co', '--exclude-standard', '-z') : undefined
  if (answer && 'out' in answer && answer.out !== '') return [...new Set(zeroSeparated(answer.out))]
  // A folder that git ignores has nothing to list by git: somebody who names it means it all the same.
  const { walk } = await import('./walk.ts')
  return walk(folder)
}
