// What a packet says in its own voice, block by block. Quotes, objections, carried risks and entries of a thread are
// somebody's own words: nobody else tidies them, and no rule on words reads them as the packet's.
import type { Block, Letter, Span, Statement, Words } from '../../../schemas/packet.ts'
import type { Profile } from '../../../schemas/profile.ts'
import type { House } from '../detect/phrases.ts'
import { remembered } from './remembered.ts'

export type Spoken = {
  readonly words: Words
  /** The statement that says it; plain prose has none. */
  readonly statement: Statement | undefined
}

const somebodysOwn = new Set<Letter>(['P', 'O', 'R', 'E'])

export const spoken: (block: Block) => readonly Spoken[] = remembered(block => {
  const byId = new Map(block.statements.map(statement => [statement.id, statement]))
  const evidence = new Set(block.evidence.map(({ id }) => id))
  return block.words.flatMap(words => {
    if (words.place === 'header' || (words.statement !== undefined && evidence.has(words.statement))) return []
    const statement = words.statement === undefined ? undefined : byId.get(words.statement)
    if (statement && (somebodysOwn.has(statement.letter) || isInThread(statement, words))) return []
    return [{ words, statement }]
  })
})

/** Runs of words without an ID: paragraphs and cells that nobody has made a statement of. */
export const prose = (block: Block): readonly Spoken[] =>
  spoken(block).filter(({ words }) => words.statement === undefined)

function isInThread({ thread }: Statement, words: Words): boolean {
  const [first] = thread
  return first !== undefined && words.text.length > 0 && words.span(0, 1).start >= first.span.start
}

/** The phrases that a profile adds to a list, and those that it never wants to hear of. */
export const houseOf: (list: 'overstated' | 'approval' | 'admission') => (profile: Profile) => House = list =>
  remembered(({ words }) => ({ add: words[list], allow: words.allow }))

export const spanOf = (words: Words, { from, to }: { readonly from: number; readonly to: number }): Span =>
  words.span(from, to)

const longest = 60

/** Words as a message quotes them. */
export const quoted = (text: string): string =>
  `“${text.length > longest ? `${text.slice(0, longest).trimEnd()}…` : text}”`.replace(/\s+/g, ' ')
