import { defineRule } from './rule.ts'

export const unusedEvidence = defineRule({
  code: 'unused-evidence',
  scope: 'packet',
  severity: 'warning',
  summary: 'Every piece of evidence on the page is cited.',

  *check({ packet }) {
    if (packet.evidence.length === 0) return
    const named = new Set<string>()
    for (const { block } of packet.blocks) for (const { label } of block.footnotes) named.add(label)
    for (const { replaces } of packet.evidence) if (replaces) named.add(replaces.id)
    const silent = packet.evidence.filter(({ id }) => !named.has(id))
    if (silent.length === 0) return

    for (const { mentions, box } of packet.statements) {
      for (const { id } of mentions) named.add(id)
      for (const target of box?.targets ?? []) if (target.kind === 'statement') named.add(target.id)
    }
    for (const { id, idSpan } of silent)
      if (!named.has(id)) yield { span: idSpan, message: `Nothing on the page cites ${id}.` }
  },
})
