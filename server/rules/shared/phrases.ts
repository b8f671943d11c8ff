// Phrases of a profile in the words of a statement: whole words only, in any case, over line ends.
import type { Span, Statement } from '../../../schemas/packet.ts'

/** One expression for a list of phrases; nothing if the list is empty. */
export function phrasesOf(phrases: readonly string[]): RegExp | undefined {
  const forms = phrases.map(phrase => phrase.trim().split(/\s+/).map(escaped).join('\\s+')).filter(Boolean)
  forms.sort((a, b) => b.length - a.length)
  return forms.length > 0 ? new RegExp(forms.join('|'), 'gi') : undefined
}

export type Said = {
  readonly phrase: string
  readonly span: Span
  /** The words of the same piece before and after. */
  readonly before: string
  readonly after: string
}

export function* said({ words }: Pick<Statement, 'words'>, phrases: RegExp): Iterable<Said> {
  for (const piece of words) {
    const { text } = piece
    phrases.lastIndex = 0
    // Looking at the neighbours here is several times faster than having the expression do it.
    for (let found = phrases.exec(text); found; found = phrases.exec(text)) {
      const { 0: phrase, index } = found
      const end = index + phrase.length
      const [before, after] = [text.slice(0, index), text.slice(end)]
      const { lastIndex } = phrases
      if (!letter.test(before.slice(-1)) && !letter.test(after.slice(0, 1)))
        yield { phrase, span: piece.span(index, end), before, after }
      phrases.lastIndex = lastIndex
    }
  }
}

const letter = /[\p{L}\p{N}]/u
const escaped = (word: string) => word.replace(/[$()*+.?[\\\]^{|}/]/g, '\\$&')
