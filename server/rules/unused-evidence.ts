import type { Block, Footnote } from '../../schemas/packet.ts'
import { defineRule } from './rule.ts'
import { inStatements } from './shared/in-statements.ts'
import { remembered } from './shared/remembered.ts'

export const unusedEvidence = defineRule({
  code: 'unused-evidence',
  scope: 'packet',
  reads: 'shape',
  severity: 'warning',
  summary: 'Every piece of evidence on the page is cited.',

  *check({ packet }) {
    const silent = new Map(packet.evidence.map(one => [one.id, one]))
    for (const { replaces } of packet.evidence) if (replaces) silent.delete(replaces.id)
    const [labels, ids] = [labelsOf(packet.every(footnotesIn)), idsOf(packet.every(namedIn))]
    for (const { id, idSpan } of silent.values())
      if (!labels.has(id) && !ids.has(id)) yield { span: idSpan, message: `Nothing on the page cites ${id}.` }
  },
})

const footnotesIn = ({ footnotes }: Block) => footnotes
const labelsOf = remembered((footnotes: readonly Footnote[]) => new Set(footnotes.map(({ label }) => label)))

/** What statements mention, and what boxes are about. */
const namedIn = inStatements(statements =>
  statements.flatMap(({ mentions, box }) => [
    ...mentions,
    ...(box?.targets ?? []).filter(target => target.kind === 'statement'),
  ]),
)
const idsOf = remembered((named: readonly { readonly id: string }[]) => new Set(named.map(({ id }) => id)))
