import { defineRule } from './rule.ts'

export const unusedEvidence = defineRule({
  code: 'unused-evidence',
  scope: 'packet',
  reads: 'shape',
  severity: 'warning',
  summary: 'Every piece of evidence on the page is cited.',

  *check({ packet }) {
    const silent = new Map(packet.evidence.map(one => [one.id, one]))
    for (const { replaces } of packet.evidence) if (replaces) silent.delete(replaces.id)
    for (const { block } of packet.blocks) {
      for (const { label } of block.footnotes) silent.delete(label)
      if (silent.size === 0) return
    }
    for (const { mentions, box } of packet.statements) {
      for (const { id } of mentions) silent.delete(id)
      for (const target of box?.targets ?? []) if (target.kind === 'statement') silent.delete(target.id)
    }
    for (const { id, idSpan } of silent.values()) yield { span: idSpan, message: `Nothing on the page cites ${id}.` }
  },
})
