import { bodiesOf } from '../workspace/retention.ts'
import { defineRule } from './rule.ts'
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
