// Whether an edit changed more than words. Most rules on a whole packet look at what stands where and who is named, never at
// a sentence: typing in one need not run them again.
import type { Block, Statement } from '../../schemas/packet.ts'

/** Blocks that took each other's place and differ in nothing but words. */
export const sameShape = (removed: readonly Block[], added: readonly Block[]): boolean =>
  removed.length === added.length && removed.every((block, index) => shapeOf(block) === shapeOf(added[index]!))

const known = new WeakMap<Block, string>()

function shapeOf(block: Block): string {
  let shape = known.get(block)
  if (shape === undefined) known.set(block, (shape = describe(block)))
  return shape
}

/** Tables, front matter, evidence, problems and comments are compared letter by letter: their words are what rules read. */
function describe(block: Block): string {
  const { type, heading, rows, statements, evidence, footnotes, directives, problems } = block
  if (rows || type === 'front matter' || evidence.length + directives.length + problems.length > 0) return block.text
  return JSON.stringify([
    type,
    heading?.depth,
    heading?.name,
    footnotes.map(({ label }) => label),
    statements.map(outline),
  ])
}

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
