import type { Evidence } from '../../schemas/packet.ts'
import { rolesFor } from '../evidence/restriction.ts'
import type { Ledger } from '../ledger/fold.ts'
import { values } from '../ledger/standing.ts'
import { policyBy } from '../workspace/record.ts'
import { isElsewhere } from '../workspace/retrieved.ts'
import { defineRule, type World } from './rule.ts'
import { allOf } from './shared/listed.ts'
import { dayOf, opened } from './shared/recorded.ts'
import { roleWord } from './shared/roles.ts'

export const unjudgedEscalation = defineRule({
  code: 'unjudged-escalation',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'Whoever looked at evidence last could open all that an escalation compares it with, and knew of it.',

  *check(world) {
    const ledger = opened(world)?.ledger
    for (const one of ledger ? world.packet.evidence : []) {
      const { id, idSpan } = one
      // One that found nothing judged nothing either.
      const look = ledger!.state.retrievals.get(id)?.findLast(({ digest }) => digest !== undefined)
      if (!look) continue
      const looked = `${look.actor} looked at ${id} on ${dayOf(look, world)}`
      for (const { path, without } of look.unjudged) {
        const other = world.packet.evidenceOf(without)
        const found = `${looked} and could not open ${without}${other ? readersOf(other, world) : ''}.`
        const message = `${path} cannot be ruled out: ${found} Somebody who can open it looks at ${id} again.`
        yield { span: idSpan, message, data: other && rolesOf(other, world)[0] }
      }
      const [role] = rolesOf(one, world)
      for (const path of role === undefined || !isElsewhere(one.locator) ? [] : since(look.policy, one, ledger!)) {
        const found = `${looked}, before the policy said when it is called for.`
        const message = `${path} cannot be ruled out: ${found} Somebody who can open it${readersOf(one, world)}, looks again.`
        yield { span: idSpan, message, data: role }
      }
    }
  },
})

const rolesOf = (one: Evidence, { profile }: World) => rolesFor(one, profile.evidence[one.kind])

function readersOf(one: Evidence, world: World): string {
  const [role, ...roles] = rolesOf(one, world)
  return role === undefined
    ? ''
    : `, which is for ${allOf([role, ...roles].map(name => roleWord(name, world.profile)))}`
}

/** Escalations that hang on what only some can open, and that the policy of the last look did not know as they are now. */
function since(policy: string, { kind }: Evidence, { standing, contents }: Ledger): readonly string[] {
  const [inForce] = values(standing.policies)
  if (inForce === undefined || inForce === policy) return []
  const [now, then] = [inForce, policy].map(
    digest => policyBy(digest, contents.policies.get(digest))?.terms.profile.escalations ?? [],
  )
  const known = new Map(then!.map(({ name, when }) => [name, JSON.stringify(when)]))
  return now!
    .filter(({ when }) => when.flat().some(({ evidence, than }) => evidence === kind || than?.evidence === kind))
    .filter(({ name, when }) => known.get(name) !== JSON.stringify(when))
    .map(({ name }) => name)
}
