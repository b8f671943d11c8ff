// Where a block is being read from: turns offsets of the engine's text into spans of the block.
import type { Node } from 'mdast'
import type {
  Block,
  Directive,
  Evidence,
  Field,
  Fix,
  Footnote,
  Problem,
  ProblemCode,
  Range,
  Span,
  Statement,
  Words,
} from '../../schemas/packet.ts'

/** A block while its facts are gathered. */
export type Gathering = {
  readonly type: string
  readonly text: string
  heading?: NonNullable<Block['heading']>
  rows?: NonNullable<Block['rows']>
  readonly statements: Statement[]
  readonly evidence: Evidence[]
  readonly words: Words[]
  readonly footnotes: Footnote[]
  readonly directives: Directive[]
  readonly problems: Problem[]
}

export type Place = {
  readonly block: Gathering
  /** The text that the engine read, and where in it the block begins. */
  readonly source: string
  readonly base: number
  /** What of that text was kept from the engine. */
  readonly masked: readonly Range[]
  /** Offsets in the block of IDs that are accounted for: nothing that looks like a statement is passed over. */
  readonly known: Set<number>
  /** Statements that the words kept so far mention; each statement takes its own. */
  readonly mentions: { readonly id: string; readonly span: Span }[]
  /** Restrictions met in words that have no tail of their own; each statement takes its own. */
  readonly restrictions: Restriction[]
}

export type Restriction = Extract<Field, { readonly name: 'restricted to' }>

/** A block before anything of it is read. */
export const nothing = (type: string, text: string): Gathering => ({
  type,
  text,
  statements: [],
  evidence: [],
  words: [],
  footnotes: [],
  directives: [],
  problems: [],
})

export const startOf = (node: Node): number => node.position?.start.offset ?? 0
export const endOf = (node: Node): number => node.position?.end.offset ?? 0

/** From offsets of the engine's text. */
export const spanOf = ({ block, base }: Place, start: number, end: number): Span => ({
  block,
  start: start - base,
  end: end - base,
})

export const nodeSpan = (place: Place, node: Node): Span => spanOf(place, startOf(node), endOf(node))

export function report(place: Place, code: ProblemCode, span: Span, message: string, fixes?: readonly Fix[]): void {
  place.block.problems.push(fixes?.length ? { code, span, message, fixes } : { code, span, message })
}
