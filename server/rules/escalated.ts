import { defineRule } from './rule.ts'
import { wholePacket } from './shared/places.ts'
import { dayOf, opened } from './shared/recorded.ts'

export const escalated = defineRule({
  code: 'escalated',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'The packet is in no formal process that has taken its place.',

  *check(world) {
    const state = opened(world)?.ledger.state
    const span = wholePacket(world.packet)
    if (!state || !span) return
    for (const escalation of state.escalations.values()) {
      if (escalation.closedBy.length > 0) continue
      const known = world.profile.escalations.find(({ name, path }) => [name, path].includes(escalation.path))
      const who = known ? ` Only ${known.closes.replaceAll('-', ' ')} can end that.` : ''
      const message = `${escalation.actor} sent the packet to ${escalation.path} on ${dayOf(escalation, world)}: everything else stands still.${who}`
      yield { span, message, data: known?.name }
    }
  },
})
