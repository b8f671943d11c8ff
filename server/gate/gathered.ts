// Whoever looks after the cause has looked after what follows from it: forty reasons, of which thirty are one source, are
// eleven things to do.
import type { Reason } from './verdict.ts'

/** One thing to do, with what is well again once it is done. */
export type Gathered = Reason & { readonly follows: readonly Reason[] }

/** In the order in which they come; what follows from something that is no reason itself stays where it is. */
export function gathered(reasons: readonly Reason[]): readonly Gathered[] {
  const roots = new Set(reasons.filter(({ cause }) => cause === undefined).map(({ about }) => about))
  const isFollower = ({ cause }: Reason) => cause !== undefined && roots.has(cause)
  const followers = Map.groupBy(reasons.filter(isFollower), ({ cause }) => cause)
  return reasons
    .filter(one => !isFollower(one))
    .map(one => {
      const follows = followers.get(one.about) ?? []
      followers.delete(one.about)
      return { ...one, follows }
    })
}

/** The statements that follow, each once. */
export const followersOf = ({ follows }: Gathered): readonly string[] => [...new Set(follows.map(({ about }) => about))]
