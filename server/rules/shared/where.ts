// Where characters of a statement's text stand on the page.
import type { Span, Statement } from '../../../schemas/packet.ts'

/** The text is its pieces with one character between them. What lies over the end of a piece is shown up to that end. */
export function placeIn({ words, textSpan }: Statement, from: number, to: number): Span {
  let start = 0
  for (const piece of words) {
    const end = start + piece.text.length
    if (from <= end) return piece.span(Math.max(0, from - start), Math.min(to, end) - start)
    start = end + 1
  }
  return textSpan
}
