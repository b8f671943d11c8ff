import type { Evidence, Span } from '../../schemas/packet.ts'
import { defineRule } from './rule.ts'
import { current } from './shared/current.ts'

export const unstampedEvidence = defineRule({
  code: 'unstamped-evidence',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every source that can be read has its digest on the page.',

  *check(world) {
    for (const { definition, reading } of current(world)) {
      if (reading.state !== 'read' || definition.digest) continue
      const message = `${definition.id} has no digest: nobody would notice if its source changed.`
      yield { span: definition.idSpan, message, data: definition.id }
    }
  },

  fix({ data, span }, { sources }) {
    const source = sources.find(({ definition }) => definition.idSpan === span)
    if (source?.reading.state !== 'read') return []
    const text = `, \`sha256:${source.reading.digest.slice(0, 12)}\``
    return [{ title: `Stamp ${data} with the digest of its source`, edits: [{ span: after(source.definition), text }] }]
  },
})

/** Behind the capture date, where a reader looks for it. */
function after({ captured, locatorSpan, span }: Evidence): Span {
  const { end } = captured?.span ?? span
  return { block: locatorSpan.block, start: end, end }
}
