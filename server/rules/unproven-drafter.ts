import { defineRule } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { eventShownAs, opened } from './shared/recorded.ts'
import { sorted } from './shared/sorted.ts'

export const unprovenDrafter = defineRule({
  code: 'unproven-drafter',
  scope: 'packet',
  reads: 'shape',
  severity: 'warning',
  summary: 'Where a draft says that a person wrote it, that person’s key proves it.',

  *check(world) {
    const ledger = opened(world)?.ledger
    if (!ledger) return
    for (const { id, idSpan, box } of sorted(world.packet).drafts) {
      if (box?.actor?.kind !== 'human') continue
      const recorded = ledger.state.drafts.get(eventShownAs(id, ledger) ?? '')
      const who = nameOf(box.actor)
      if (recorded?.proven && recorded.actor.toLowerCase() === who.toLowerCase()) continue
      const says =
        recorded && recorded.actor !== who
          ? `By the ledger ${recorded.actor} wrote ${id}`
          : `Nobody has proved that ${who} wrote ${id}`
      yield { span: box.actorSpan ?? idSpan, message: `${says}: take it for a program’s until then.` }
    }
  },
})
