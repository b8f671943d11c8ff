import { defineRule, type Finding, type World } from './rule.ts'
import { otherDamage } from './shared/damaged.ts'
import { wholePacket } from './shared/places.ts'

export const brokenLedger = defineRule({
  code: 'broken-ledger',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'The ledger is whole: nothing in it was edited, lost, put elsewhere or done by somebody who may not.',

  *check(world) {
    yield* otherLedger(world)
    for (const finding of otherDamage(world))
      yield { ...finding, message: `${finding.message} (${String(finding.data)})` }
  },
})

function* otherLedger({ packet, record }: World): Iterable<Finding> {
  const of = record?.ledger.events[0]?.event.packet
  const entry = packet.fields.get('packet')
  const span = entry?.valueSpan ?? wholePacket(packet)
  if (of === undefined || !span || entry?.value === of) return
  yield {
    span,
    message: `The ledger beside this page is that of ${of}. A packet keeps the number that it was opened with.`,
  }
}
