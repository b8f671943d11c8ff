import type { Saying } from '../ledger/state.ts'
import { isOpen } from '../ledger/still.ts'
import { defineRule, type World } from './rule.ts'
import { wholePacket } from './shared/places.ts'
import { dayOf, opened } from './shared/recorded.ts'

export const onHold = defineRule({
  code: 'on-hold',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Nobody has put the packet on hold, and no suspicion waits for a person to look.',

  *check(world) {
    const state = opened(world)?.ledger.state
    const span = wholePacket(world.packet)
    if (!state || !span) return
    for (const hold of state.holds.values()) {
      if (hold.lifted) continue
      const where = hold.path ? `referred the packet (${hold.path})` : 'put the packet on hold'
      const message = `${hold.actor} ${where} on ${dayOf(hold, world)}${wordsOf(hold, world)} @${hold.owner} brings it back.`
      yield { span, message, data: `@${hold.owner}` }
    }
    for (const suspicion of state.suspicions.values()) {
      if (!isOpen(suspicion)) continue
      const message = `${suspicion.actor} raised a suspicion on ${dayOf(suspicion, world)}${wordsOf(suspicion, world)} Everything routine stands still until a person has looked.`
      yield { span, message }
    }
  },
})

function wordsOf({ words }: Saying, { record }: World): string {
  const said = words === undefined ? undefined : record?.words(words)?.replace(/\s+/g, ' ').trim()
  if (!said) return '.'
  return /[.!?]$/.test(said) ? `: ${said}` : `: ${said}.`
}
