// What a statement cites itself and what it rests on, as the rules about evidence ask for it.
import type { Footnote, Statement } from '../../../schemas/packet.ts'

const evidenceLabel = /^E\d+$/

export const isEvidence = (label: string): boolean => evidenceLabel.test(label)

/** Footnotes that name evidence. Any other footnote is a remark to the reader. */
export const cited = ({ footnotes }: Statement): readonly Footnote[] =>
  footnotes.filter(({ label }) => isEvidence(label))

type Named = Extract<Statement['fields'][number], { name: 'rests on' }>['ids'][number]

/** The statements that this one names as its ground, in its tail. */
export const restsOn = ({ fields }: Statement): readonly Named[] =>
  fields.flatMap(field => (field.name === 'rests on' ? field.ids : []))

/** Facts and claims: what the packet wants its reader to believe. */
export const isMaterial = ({ letter }: Statement): boolean => letter === 'F' || letter === 'C'
