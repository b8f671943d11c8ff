import { defineRule } from './rule.ts'
import { citing } from './shared/cites.ts'
import { current } from './shared/current.ts'

export const changedEvidence = defineRule({
  code: 'changed-evidence',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every source still is what its digest on the page says.',

  *check(world) {
    const counts = new Set(current(world))
    for (const source of world.sources) {
      const { definition, reading, kind, state } = source
      if (state !== 'changed' || reading.state !== 'read' || !definition.digest) continue
      const frozen = definition.frozen || kind?.frozen
      if (!frozen && !counts.has(source)) continue
      const { id, digest } = definition
      const held = frozen ? ' is frozen for this review and' : ''
      const message = `${id}${held} has changed since it was captured: its source is \`${reading.digest.slice(0, 12)}\` now.`
      const related = (citing(world.packet).get(id) ?? []).map(({ id, idSpan }) => ({
        span: idSpan,
        message: `${id} rests on it.`,
      }))
      yield { span: digest.span, message, related }
    }
  },
})
