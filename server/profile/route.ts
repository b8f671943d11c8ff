// Where a packet goes when it is handed off: one profile may know several boards, by amount, region or topic.
import type { Profile } from '../../schemas/profile.ts'
import { all, type Facts } from './condition.ts'

type Handoff = NonNullable<Profile['handoff']>
export type Route = { readonly to: string; readonly next_owner?: string | undefined }

/** Nothing where it cannot be said: a packet never goes to the wrong board because a field could not be read. */
export function routeOf({ routes, to, next_owner }: Handoff, facts: Facts): Route | undefined {
  for (const route of routes) {
    const answer = all(route.when, facts)
    if (answer === 'unknown') return undefined
    if (answer === 'yes') return { to: route.to, next_owner: route.next_owner ?? next_owner }
  }
  return { to, next_owner }
}
