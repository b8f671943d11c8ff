// What a profile says that it does not hold itself to.
import { nearest } from './nearest.ts'

export type Disagreement = {
  /** In the profile as it is after merging. */
  readonly path: readonly PropertyKey[]
  readonly severity: 'error' | 'warning'
  readonly message: string
}

export const error = (path: readonly PropertyKey[], message: string): Disagreement => ({
  path,
  severity: 'error',
  message,
})
export const warning = (path: readonly PropertyKey[], message: string): Disagreement => ({
  path,
  severity: 'warning',
  message,
})

/** `what` there is none of this name, with the one that was probably meant. */
export function missing(
  path: readonly PropertyKey[],
  what: string,
  said: string,
  known: Iterable<string>,
): Disagreement {
  const meant = nearest(said, known)
  return error(path, `This profile has no ${what} \`${said}\`.${meant ? ` Did you mean \`${meant}\`?` : ''}`)
}
