import { defineRule } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { eventShownAs, opened } from './shared/recorded.ts'
import { sorted } from './shared/sorted.ts'

export const unrecordedObjection = defineRule({
  code: 'unrecorded-objection',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'Every objection of the page is in the ledger, where it cannot vanish.',

  *check(world) {
    const ledger = opened(world)?.ledger
    if (!ledger) return
    for (const { id, idSpan: span, box } of sorted(world.packet).objections) {
      if (eventShownAs(id, ledger) !== undefined) continue
      const who = box?.actor?.kind === 'human' ? nameOf(box.actor) : undefined
      const message = `${id} stands on the page only, where anybody can take it away. ${who ?? 'Whoever objects'} records it with \`countersign object\`.`
      yield who ? { span, message, data: who } : { span, message }
    }
  },
})
