// What a statement cites itself and what it rests on, as the rules about evidence ask for it.
import type { Footnote, Packet, Statement } from '../../../schemas/packet.ts'
import { statementsThat } from './in-statements.ts'
import { remembered } from './remembered.ts'

const evidenceLabel = /^E\d+$/

export const isEvidence = (label: string): boolean => evidenceLabel.test(label)

/** Footnotes that name evidence. Any other footnote is a remark to the reader. */
export const cited = ({ footnotes }: Statement): readonly Footnote[] =>
  footnotes.filter(({ label }) => isEvidence(label))

/** The statements that cite each piece of evidence, by its label. */
export const citing = (packet: Packet): ReadonlyMap<string, readonly Statement[]> =>
  byLabel(packet.every(withFootnotes))

const withFootnotes = statementsThat(({ footnotes }) => footnotes.length > 0)
const byLabel = remembered((statements: readonly Statement[]) => {
  const found = new Map<string, Statement[]>()
  for (const statement of statements)
    for (const { label } of statement.footnotes) {
      const known = found.get(label)
      if (!known) found.set(label, isEvidence(label) ? [statement] : [])
      else if (known.length > 0 && known.at(-1) !== statement) known.push(statement)
    }
  return found
})

export type Named = Extract<Statement['fields'][number], { name: 'rests on' }>['ids'][number]

/** The statements that this one names as its ground, in its tail. */
export const restsOn = remembered(({ fields }: Statement): readonly Named[] =>
  fields.flatMap(field => (field.name === 'rests on' ? field.ids : [])),
)

/** Facts and claims: what the packet wants its reader to believe. */
export const isMaterial = ({ letter }: Statement): boolean => letter === 'F' || letter === 'C'
