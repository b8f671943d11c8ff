import type { Span } from '../../schemas/packet.ts'
import type { Objection } from '../ledger/state.ts'
import { defineRule, type World } from './rule.ts'
import { isOwnerRow, wholePacket } from './shared/places.ts'
import { dayOf, opened, placeOf, targetsSaid } from './shared/recorded.ts'
import { restored } from './shared/restored.ts'

export const hiddenObjection = defineRule({
  code: 'hidden-objection',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every objection of the ledger stands on the page.',

  *check(world) {
    const ledger = opened(world)?.ledger
    for (const objection of ledger?.state.objections.values() ?? []) {
      const id = ledger!.shownId(objection.event)!
      if (world.packet.statement(id)) continue
      const span = placeOf(objection.targets[0]!, world) ?? wholePacket(world.packet)
      const against = targetsSaid(objection.targets, ledger!)
      const message = `${id}, which ${objection.actor} raised against ${against} on ${dayOf(objection, world)}, is in the ledger and not on the page.`
      if (span) yield { span, message, data: objection.event }
    }
  },

  fix({ data }, world) {
    const objection = world.record?.ledger.state.objections.get(String(data))
    const place = objection && placeFor(objection, world)
    if (!place) return []
    const id = world.record!.ledger.shownId(objection.event)!
    const { text } = place.block
    const gap = text.endsWith('\n') ? '\n' : '\n\n'
    return [
      { title: `Put ${id} back as it was`, edits: [{ span: place, text: `${gap}${restored(objection, world).box}` }] },
    ]
  },
})

/** Behind the block that holds its target; else at the end of the target's section; else above the handoff table. */
function placeFor({ targets: [target] }: Objection, { packet }: World): Span | undefined {
  const statement = target?.kind === 'statement' ? packet.statement(target.id) : undefined
  if (statement) return endOf(statement.span.block)
  const section = target?.kind === 'section' ? packet.sections.find(({ name }) => name === target.name) : undefined
  const last = section?.blocks.at(-1)
  if (last) return endOf(last)
  const at = packet.blocks.findIndex(({ block }) => block.evidence.length > 0 || block === packet.table?.span.block)
  const above = packet.table?.rows.some(isOwnerRow) ? at - 2 : at - 1
  const block = at < 0 ? packet.blocks.at(-1)?.block : packet.blocks[Math.max(above, 0)]?.block
  return block && endOf(block)
}

const endOf = (block: Span['block']): Span => {
  const end = block.text.trimEnd().length
  return { block, start: end, end }
}
