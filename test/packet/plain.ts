// Everything that a packet says, with places on the page instead of spans: two packets are equal if this is.
import assert from 'node:assert/strict'
import type { Packet, Span } from '../../schemas/packet.ts'

export function sameAs(packet: Packet, wanted: Packet): void {
  const [said, meant] = [saidBy(packet), saidBy(wanted)]
  if (said !== meant) assert.deepEqual(JSON.parse(said), JSON.parse(meant))
}

function saidBy(packet: Packet): string {
  return JSON.stringify(
    {
      text: packet.text,
      title: packet.title,
      fields: [...packet.fields],
      blocks: packet.blocks,
      sections: packet.sections.map(({ blocks, ...section }) => ({
        ...section,
        blocks: blocks.map(({ text }) => text),
      })),
      statements: packet.statements.map(one => [one.id, one.span, packet.statement(one.id)?.span]),
      evidence: packet.evidence.map(one => [one.id, one.span, packet.evidenceOf(one.id)?.span]),
      table: packet.table,
    },
    (_key, value) => {
      if (isSpan(value)) {
        const { start, end } = packet.range(value)
        return `${start}-${end}`
      }
      if (isWords(value)) {
        const { span, ...rest } = value
        const middle = value.text.length >> 1
        return { ...rest, spans: [span(0, value.text.length), span(middle, middle + 1), span(middle, middle)] }
      }
      return value
    },
  )
}

const isSpan = (value: unknown): value is Span =>
  typeof value === 'object' && value !== null && 'block' in value && 'end' in value
const isWords = (value: unknown): value is { text: string; span(from: number, to: number): Span } =>
  typeof value === 'object' && value !== null && 'span' in value && typeof value.span === 'function'
