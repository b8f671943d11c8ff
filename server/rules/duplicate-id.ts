import type { Statement } from '../../schemas/packet.ts'
import { defineRule } from './rule.ts'

export const duplicateId = defineRule({
  code: 'duplicate-id',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'Every ID in a packet is given once.',

  *check({ packet }) {
    const first = new Map<string, { readonly idSpan: Statement['idSpan'] }>()
    for (const item of [...packet.statements, ...packet.evidence]) {
      const earlier = first.get(item.id)
      if (earlier) {
        yield {
          span: item.idSpan,
          message: `${item.id} is already the ID of another statement.`,
          related: [{ span: earlier.idSpan, message: `The first ${item.id} is here.` }],
          data: item.id,
        }
      } else first.set(item.id, item)
    }
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
