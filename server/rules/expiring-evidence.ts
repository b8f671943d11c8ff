import { isDay, lastMinute } from '../evidence/dates.ts'
import { defineRule } from './rule.ts'
import { current } from './shared/current.ts'
import { momentText } from './shared/moments.ts'

export const expiringEvidence = defineRule({
  code: 'expiring-evidence',
  scope: 'packet',
  reads: 'shape',
  severity: 'warning',
  summary: 'Every capture is still fresh on the day of the decision.',

  *check(world) {
    const { profile, packet, workspace, clock } = world
    const field = profile.decision_date && packet.fields.get(profile.decision_date)
    if (!field || !isDay(field.value) || field.value < clock.today) return
    const decided = lastMinute(field.value, workspace.timezone)
    for (const { definition, freshUntil, stale } of current(world)) {
      if (stale || freshUntil === undefined || freshUntil >= decided) continue
      const { id, captured, idSpan } = definition
      const until = momentText(freshUntil, workspace.timezone)
      yield {
        span: captured?.span ?? idSpan,
        message: `${id} is fresh until ${until} and the decision is on ${field.value}: it must be captured again before.`,
        related: [{ span: field.valueSpan, message: 'The day of the decision.' }],
      }
    }
  },
})
