// The policy that judges: the one that the ledger pinned, whatever the workspace's files say by now. Where it is not there
// nobody may do anything, which `perform` says; until then the files stand in.
import { values } from '../../ledger/standing.ts'
import type { Setting } from '../../profile/may.ts'
import type { Terms } from '../../workspace/policy.ts'
import { settingOf } from '../../workspace/policy-rights.ts'
import { policyBy } from '../../workspace/record.ts'
import type { Scene } from '../act.ts'

export function termsInForce({ ledger, policy }: Scene): Terms {
  const [digest] = values(ledger.standing.policies)
  if (digest === undefined || digest === policy.digest) return policy.terms
  return policyBy(digest, ledger.contents.policies.get(digest))?.terms ?? policy.terms
}

export const settingIn = (scene: Scene): Setting => settingOf(termsInForce(scene), scene.ledger.standing)

/** Somebody confirmed the charter under the policy that is in force now. */
export const isChartered = ({ ledger: { standing } }: Scene): boolean =>
  values(standing.policies).every(policy => standing.charters.some(({ value }) => value.policy === policy))
