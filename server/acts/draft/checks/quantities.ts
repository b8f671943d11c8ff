// A draft adds no number, date or amount that no cited evidence contains. What it may repeat: the text in whose place it
// comes, what that rests on, and for an answer the words that it answers. A due date is a proposal by itself, and no fact.
import { missing } from '../../../evidence/quantities.ts'
import { quoted } from '../../../rules/shared/spoken.ts'
import { listed } from '../../shared/given.ts'
import { type Check, passages } from '../case.ts'

export const quantities: Check = function* (one) {
  const { packet, readings } = one.scene.subject
  for (const { name, text, known, cites } of passages(one)) {
    const labels = [...new Set(cites)]
    const found = labels.map(label => readings.get(packet.evidenceOf(label)?.locator ?? ''))
    const excerpts = found.flatMap(reading => (reading?.state === 'read' && !reading.binary ? [reading] : []))
    const unread = labels.filter((_, index) => found[index]?.state !== 'read')
    for (const { from, to } of missing(text, [...known, ...excerpts]))
      yield {
        code: 'unsourced-number',
        says: `${name} would say ${quoted(text.slice(from, to))}, which ${where(labels, unread)}.`,
        do: 'Cite the evidence that says it, or leave it out and ask a question.',
      }
  }
}

const where = (labels: readonly string[], unread: readonly string[]) =>
  labels.length === 0
    ? 'no evidence that it cites says, as it cites none'
    : unread.length > 0
      ? `nobody can find in ${listed(labels)}: ${listed(unread)} could not be read`
      : `${listed(labels)} ${labels.length === 1 ? 'does' : 'do'} not say`
