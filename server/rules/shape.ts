// Whether an edit changed more than words. Most rules on a whole packet look at what stands where and who is named, never at
// a sentence: typing in one need not run them again.
import type { Block, Statement } from '../../schemas/packet.ts'
import { handoffTable } from '../packet/table.ts'
import { remembered } from './shared/remembered.ts'

/** Blocks that took each other's place and differ in nothing but words. */
export const sameShape = (removed: readonly Block[], added: readonly Block[]): boolean => same(removed, added, shapeOf)

/** … or in what evidence says of itself, its ID aside. */
export const sameOutline = (removed: readonly Block[], added: readonly Block[]): boolean =>
  same(removed, added, outlineOf)

const same = (removed: readonly Block[], added: readonly Block[], of: (block: Block) => string): boolean =>
  removed.length === added.length && removed.every((block, index) => of(block) === of(added[index]!))

/** Evidence is compared letter by letter: its words are what rules read. */
const shapeOf = remembered((block: Block): string => (block.evidence.length > 0 ? block.text : outlineOf(block)))

/** So are the handoff table, front matter, problems and comments. */
const outlineOf = remembered((block: Block): string => {
  const { type, heading, statements, evidence, footnotes, directives, problems } = block
  if (type === 'front matter' || directives.length + problems.length > 0 || handoffTable(block)) return block.text
  return JSON.stringify([
    type,
    heading?.depth,
    heading?.name,
    evidence.map(({ id }) => id),
    footnotes.map(({ label }) => label),
    statements.map(outline),
  ])
})

const outline = ({ id, shape, footnotes, fields, thread, box, at, mentions, text }: Statement) => [
  id,
  shape,
  text === '',
  footnotes.map(({ label }) => label),
  bare(fields),
  bare(thread.map(({ text: words, ...entry }) => [entry, words === ''])),
  bare(box),
  at?.text,
  mentions.map(mention => mention.id),
]

/** A copy without the places, which words before them move, and which lead back to the block. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare)
  if (value === null || typeof value !== 'object') return value
  const kept = Object.entries(value).filter(([key, part]) => !isPlace(key, part))
  return Object.fromEntries(kept.map(([key, part]) => [key, bare(part)]))
}

const isPlace = (key: string, part: unknown) =>
  key === 'span' || (part !== null && typeof part === 'object' && 'block' in part)
