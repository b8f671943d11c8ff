// Phrases of a profile in the words of a statement, whole words only, in any case, over line ends.
import type { Span, Statement } from '../../../schemas/packet.ts'

/** One expression for a list of phrases; nothing if the list is empty. */
export function phrasesOf(phrases: readonly string[]): RegExp | undefined {
  const forms = phrases.map(phrase => phrase.trim().split(/\s+/).map(escaped).join('\\s+')).filter(Boolean)
  if (forms.length === 0) return undefined
  forms.sort((a, b) => b.length - a.length)
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${forms.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

export type Said = {
  readonly phrase: string
  readonly span: Span
  /** The words of the same piece before and after. */
  readonly before: string
  readonly after: string
}

export function* said(statement: Statement, phrases: RegExp): Iterable<Said> {
  for (const words of statement.words) {
    const { text } = words
    for (const { 0: phrase, index } of text.matchAll(phrases)) {
      const end = index + phrase.length
      yield { phrase, span: words.span(index, end), before: text.slice(0, index), after: text.slice(end) }
    }
  }
}

const escaped = (word: string) => word.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&')
