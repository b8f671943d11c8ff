// The protected branch that the policy of a ledger has to come from. A branch under test brings files of its own and can
// begin a ledger of its own: what it says there about who may decide counts only as far as the protected branch says so.
import { short } from '../ledger/damage.ts'
import type { Ledger } from '../ledger/fold.ts'
import { values } from '../ledger/standing.ts'

export type Anchor = {
  /** The commit, as the person named it. */
  readonly ref: string
  /** Events that the ledger of this packet has there. */
  readonly events: ReadonlySet<string>
  /** The policy for packets of this profile that its files make now. */
  policy(profile: string): string | undefined
  /** Whether its files ever made this policy. */
  had(profile: string, policy: string): boolean
}

/** Why the policy in force is not that of the branch; a sentence. */
export function otherPolicy({ standing }: Ledger, anchor: Anchor): string | undefined {
  const [opening] = values(standing.opened)
  const [inForce, ...others] = values(standing.policies)
  if (!opening || inForce === undefined || others.length > 0) return undefined
  if (anchor.policy(opening.profile) === inForce) return undefined
  return `The policy in force (${short(inForce)}) is not what ${anchor.ref} says: bring its files there first, or sign the change to what is there.`
}

/**
 * Why nobody but this branch says that the packet was opened under a rightful policy; a sentence. An opening that the
 * protected branch has was looked at there; one that is new names a policy that its files made.
 */
export function openedElsewhere({ standing, event }: Ledger, anchor: Anchor): string | undefined {
  const [opening] = standing.opened
  const policy = opening && event(opening.event)?.event.policy
  if (!opening || policy === undefined || anchor.events.has(opening.event)) return undefined
  const { profile } = opening.value
  if (anchor.policy(profile) === policy || anchor.had(profile, policy)) return undefined
  return `The packet was opened under a policy (${short(policy)}) that ${anchor.ref} never had: whoever wrote it said who may decide. Open it anew under the policy of ${anchor.ref}.`
}
