import { defineRule } from './rule.ts'
import { allOf } from './shared/listed.ts'
import { wholePacket } from './shared/places.ts'
import { dayOf, opened } from './shared/recorded.ts'

export const bouncedUnanswered = defineRule({
  code: 'bounced-unanswered',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every reason for which the packet came back has its answer.',

  *check(world) {
    const record = opened(world)
    const span = wholePacket(world.packet)
    if (!record || !span) return
    for (const { to, returned } of record.ledger.state.handoffs.values()) {
      const open = returned?.reasons.filter(({ answers }) => !answers.some(({ proven }) => proven)) ?? []
      if (!returned || open.length === 0) continue
      const reasons = open.map(({ label, words }) => {
        const said = words === undefined ? undefined : record.words(words)?.replace(/\s+/g, ' ').trim()
        return said ? `${label} (${said})` : label
      })
      const message = `The packet came back from ${to} on ${dayOf(returned, world)}, and nobody has answered this yet: ${allOf(reasons)}.`
      yield { span, message }
    }
  },
})
