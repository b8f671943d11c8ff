import { values } from '../ledger/standing.ts'
import { defineRule, type World } from './rule.ts'
import { allOf } from './shared/listed.ts'
import { wholePacket } from './shared/places.ts'
import { opened } from './shared/recorded.ts'

export const charterNotConfirmed = defineRule({
  code: 'charter-not-confirmed',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'A person has confirmed owner, reviewers and criteria under the policy in force.',

  *check(world) {
    const span = wholePacket(world.packet)
    const message = missing(world)
    if (span && message) yield { span, message }
  },
})

function missing(world: World): string | undefined {
  const standing = opened(world)?.ledger.standing
  if (!standing) return undefined
  const { charters } = standing
  const policies = values(standing.policies)
  if (policies.every(policy => charters.some(({ value }) => value.policy === policy))) return undefined
  if (charters.length === 0) return 'Nobody has confirmed owner, reviewers and criteria yet.'
  const by = allOf([...new Set(charters.map(({ value }) => `@${value.by}`))])
  return `The policy changed since ${by} confirmed owner, reviewers and criteria: they are confirmed again under the new one.`
}
