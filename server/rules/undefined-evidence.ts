import type { Packet } from '../../schemas/packet.ts'
import { defineRule } from './rule.ts'
import { isEvidence } from './shared/cites.ts'

export const undefinedEvidence = defineRule({
  code: 'undefined-evidence',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every piece of evidence that is cited is defined on the page.',

  *check({ packet }) {
    for (const { block } of packet.blocks) {
      for (const { label, span } of block.footnotes) {
        if (packet.evidenceOf(label) || !isEvidence(label) || attempted(packet, label)) continue
        yield { span, message: `${label} is cited here and defined nowhere on the page.` }
      }
    }
  },
})

/** A definition that cannot be read is a finding of its own. */
const attempted = ({ blocks }: Packet, label: string) =>
  blocks.some(({ block }) => block.text.startsWith(`[^${label}]:`))
