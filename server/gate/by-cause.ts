// Whoever looks after the cause has looked after what follows from it: forty reasons, of which thirty are one source, are
// eleven things to do.
import { troubles } from '../rules/shared/trouble.ts'
import type { Reason } from './verdict.ts'

/** One thing to do, with what is well again once it is done. */
export type Blocking = Reason & { readonly follows: readonly Reason[] }

/** In the order in which they come. What follows from something that is no reason itself stays where it is. */
export function byCause(reasons: readonly Reason[]): readonly Blocking[] {
  const causes = new Map<string, Reason>()
  for (const one of reasons) if (troubles.has(one.code) && !causes.has(one.about)) causes.set(one.about, one)
  const causeOf = ({ cause }: Reason) => (cause === undefined ? undefined : causes.get(cause))
  const followers = Map.groupBy(reasons, causeOf)
  return reasons.filter(one => causeOf(one) === undefined).map(one => ({ ...one, follows: followers.get(one) ?? [] }))
}

/** The statements that follow, each once. */
export const followersOf = ({ follows }: Blocking): readonly string[] => [...new Set(follows.map(({ about }) => about))]
