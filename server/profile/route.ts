// Where a packet goes when it is handed off: one profile may know several boards, by amount, region or topic.
import type { Condition, Profile } from '../../schemas/profile.ts'
import type { Answer } from './condition.ts'

type Handoff = NonNullable<Profile['handoff']>
export type Route = { readonly to: string; readonly next_owner?: string | undefined }

/** Nothing where it cannot be said: a packet never goes to the wrong board because a field could not be read. */
export function routeOf(
  { routes, to, next_owner }: Handoff,
  holds: (conditions: readonly Condition[]) => Answer,
): Route | undefined {
  for (const route of routes) {
    const answer = holds(route.when)
    if (answer === 'unknown') return undefined
    if (answer === 'yes') return { to: route.to, next_owner: route.next_owner ?? next_owner }
  }
  return { to, next_owner }
}
