import type { Span } from '../../schemas/packet.ts'
import { defineRule, type Finding } from './rule.ts'
import { remembered } from './shared/remembered.ts'

export const duplicateId = defineRule({
  code: 'duplicate-id',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every ID in a packet is given once.',

  *check({ packet }) {
    yield* repeated(packet.statements)
    yield* repeated(packet.evidence)
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

const repeated = remembered((items: readonly Named[]): readonly Finding[] => {
  const firsts = new Map<string, Named>()
  const found: Finding[] = []
  for (const item of items) {
    const { id, idSpan: span } = item
    const first = firsts.get(id)
    if (!first) firsts.set(id, item)
    else {
      const related = [{ span: first.idSpan, message: `The first ${id} is here.` }]
      found.push({ span, message: `${id} is already the ID of another statement.`, related, data: id })
    }
  }
  return found
})
