import { bodiesOf } from '../workspace/retention.ts'
import { isElsewhere } from '../workspace/retrieved.ts'
import type { Record } from '../workspace/subject.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { momentText } from './shared/moments.ts'
import { opened } from './shared/recorded.ts'

export const keptTooLong = defineRule({
  code: 'kept-too-long',
  scope: 'packet',
  reads: 'shape',
  severity: 'warning',
  summary: 'No excerpt from elsewhere is kept longer than its kind allows.',

  *check(world) {
    const record = opened(world)
    if (!record) return
    yield* stillHere(world, record)
    const { packet, profile, workspace, clock } = world
    for (const { id, digest, until } of bodiesOf(packet.evidence, profile.evidence, record.ledger)) {
      if (until === undefined || clock.now <= until) continue
      const definition = packet.evidenceOf(id)
      if (!definition) continue
      const { retention } = profile.evidence[definition.kind] ?? {}
      yield {
        span: definition.kindSpan,
        message: `What ${id} said (\`${digest.slice(0, 12)}\`) may be kept for ${retention} and lapsed after ${momentText(until, workspace.timezone)}: \`countersign dispose\` destroys it.`,
      }
    }
  },
})

/** Somebody destroyed it, and this clone has it still. */
function* stillHere({ sources }: World, { ledger }: Record): Iterable<Finding> {
  for (const { definition, reading } of sources) {
    if (reading.state !== 'read' || !isElsewhere(definition.locator)) continue
    const gone = ledger.state.bodiesGone.get(reading.digest)
    if (!gone) continue
    const file = `${reading.digest.slice(0, 12)}….${reading.binary ? 'age' : 'txt'}`
    yield {
      span: definition.kindSpan,
      message: `${gone.actor} destroyed what ${definition.id} said on ${gone.time.slice(0, 10)}, and it still lies here: delete \`${file}\` beside the page.`,
    }
  }
}
