import type { Span } from '../../schemas/packet.ts'
import { defineRule, type Finding } from './rule.ts'

export const duplicateId = defineRule({
  code: 'duplicate-id',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every ID in a packet is given once.',

  *check({ packet }) {
    yield* repeated(packet.statements, id => packet.statement(id))
    yield* repeated(packet.evidence, id => packet.evidenceOf(id))
  },

  fix({ span, data }, { packet }) {
    const letter = String(data).charAt(0)
    const used = [...packet.statements, ...packet.evidence]
      .filter(({ id }) => id.startsWith(letter))
      .map(({ id }) => Number(id.slice(1)))
    const free = `${letter}${Math.max(...used) + 1}`
    return letter === 'E' ? [] : [{ title: `Rename this one to ${free}`, edits: [{ span, text: free }] }]
  },
})

type Named = { readonly id: string; readonly idSpan: Span }

function* repeated<T extends Named>(items: readonly T[], firstOf: (id: string) => T | undefined): Iterable<Finding> {
  for (const item of items) {
    const first = firstOf(item.id)
    if (!first || first === item) continue
    const { id, idSpan: span } = item
    const related = [{ span: first.idSpan, message: `The first ${id} is here.` }]
    yield { span, message: `${id} is already the ID of another statement.`, related, data: id }
  }
}
