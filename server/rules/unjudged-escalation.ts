import { rolesFor } from '../evidence/restriction.ts'
import { defineRule } from './rule.ts'
import { allOf } from './shared/listed.ts'
import { dayOf, opened } from './shared/recorded.ts'
import { roleWord } from './shared/roles.ts'

export const unjudgedEscalation = defineRule({
  code: 'unjudged-escalation',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'Whoever looked at evidence last could open all that an escalation compares it with.',

  *check(world) {
    const ledger = opened(world)?.ledger
    for (const { id, idSpan } of ledger ? world.packet.evidence : []) {
      // One that found nothing judged nothing either.
      const look = ledger!.state.retrievals.get(id)?.findLast(({ digest }) => digest !== undefined)
      for (const { path, without } of look?.unjudged ?? []) {
        const other = world.packet.evidenceOf(without)
        const [role, ...roles] = other ? rolesFor(other, world.profile.evidence[other.kind]) : []
        const readers =
          role === undefined ? '' : `, which is for ${allOf([role, ...roles].map(one => roleWord(one, world.profile)))}`
        const found = `${look!.actor} looked at ${id} on ${dayOf(look!, world)} and could not open ${without}${readers}.`
        const message = `${path} cannot be ruled out: ${found} Somebody who can open it looks at ${id} again.`
        yield { span: idSpan, message, data: role }
      }
    }
  },
})
