import type { Profile } from '../../schemas/profile.ts'
import { values } from '../ledger/standing.ts'
import { openedElsewhere, otherPolicy } from '../workspace/anchor.ts'
import { readPolicy, type Terms, writePolicy } from '../workspace/policy.ts'
import { policyBy } from '../workspace/record.ts'
import { defineRule, type World } from './rule.ts'
import { allOf } from './shared/listed.ts'
import { wholePacket } from './shared/places.ts'
import { opened } from './shared/recorded.ts'
import { whileSame } from './shared/remembered.ts'

export const unsignedPolicy = defineRule({
  code: 'unsigned-policy',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'The workspace’s files say what the policy in force says.',

  *check(world) {
    const ledger = opened(world)?.ledger
    const span = wholePacket(world.packet)
    if (!ledger || !span) return
    const [opening] = values(ledger.standing.opened)
    const named = world.field('profile')
    if (opening && named !== opening.profile) {
      const message = `The page names the profile ${named ?? 'of nobody'}, and the packet was opened as ${opening.profile}.`
      yield { span, message }
      return
    }
    const { anchor } = world
    const elsewhere = anchor && openedElsewhere(ledger, anchor)
    if (elsewhere) yield { span, message: elsewhere }
    const message = differences(world.profile, world)
    if (message) yield { span, message: anchor ? `${otherPolicy(ledger, anchor) ?? ''} ${message}`.trim() : message }
  },
})

const differences: (profile: Profile, world: World) => string | undefined = whileSame(
  (profile: Profile, { workspace, signers, record }: World) => [profile, workspace, signers, record],
  (profile, { workspace, signers, record }) => {
    if (signers === undefined) return undefined
    const { ledger } = record!
    const now: Terms = { profile, roster: workspace.roster, agents: workspace.agents, signers }
    const inForce = values(ledger.standing.policies)
    if (inForce.length !== 1 || inForce[0] === writePolicy(now).digest) return undefined
    const policy = policyBy(inForce[0]!, ledger.contents.policies.get(inForce[0]!))
    if (!policy) return undefined
    const parts = changed(policy.terms, now)
    const looser = asWritten(now)?.looserThan?.(policy) ?? []
    const easier = looser.length > 0 ? ` ${looser.join(' ')}` : ''
    return `${allOf(parts)} ${parts.length === 1 ? 'is' : 'are'} not what the policy in force says, and nobody signed the change.${easier}`
  },
)

/** Two policies are compared as they lie in a ledger: in one spelling. */
const asWritten = (terms: Terms) => readPolicy(writePolicy(terms).bytes)

const titles = {
  profile: 'the profile',
  roster: 'the roster',
  agents: 'the list of agents',
  signers: 'the list of signers',
} as const

function changed(before: Terms, now: Terms): readonly string[] {
  const parts = (['profile', 'roster', 'agents', 'signers'] as const).filter(
    part => writePolicy({ ...before, [part]: now[part] }).digest !== writePolicy(before).digest,
  )
  return parts.map((part, index) => (index === 0 ? titles[part].replace(/^t/, 'T') : titles[part]))
}
