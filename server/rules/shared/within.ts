// Where a few words stand inside a place that is known.
import type { Span } from '../../../schemas/packet.ts'

/** The whole place if the words are not there, which happens where they were escaped or wrapped. */
export function within({ block, start, end }: Span, words: string, after = ''): Span {
  const text = block.text.slice(start, end)
  const at = text.indexOf(words, Math.max(0, text.indexOf(after)))
  return at < 0 ? { block, start, end } : { block, start: start + at, end: start + at + words.length }
}
