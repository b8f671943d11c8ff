// What the operating system says, in words that a person can act on.

export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** Git has not what was asked of it; the message is for the person. */
export class NotInGit extends Error {
  constructor(what: string, says: string) {
    const partial = /lazy|promisor|missing|unable to read/.test(says)
    const todo = partial ? ' This is a partial clone: `git fetch --refetch --no-filter` brings what is missing.' : ''
    super(`Git cannot read ${what} here: ${says}.${todo}`)
  }
}

const words: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'operation not permitted',
  ENOENT: 'no such file or folder',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EEXIST: 'something else is already there',
  ELOOP: 'its links lead in a circle',
  ENOSPC: 'no space left on the disk',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many open files',
  ENAMETOOLONG: 'the name is too long',
  EIO: 'the disk failed',
}

export const said = (error: unknown): string =>
  words[codeOf(error)] ?? (error instanceof Error ? error.message : String(error))
