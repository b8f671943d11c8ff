// A quote in the words of its source: word by word where the words that differ stand there once, else from its first to
// its last words. Where neither leads to a passage of the source, nobody but a person can tell what was meant.
import { findQuote } from '../../evidence/quote.ts'
import { jsonOf } from '../../evidence/stated.ts'

/** One line of Markdown that renders as the source's words. */
export function repaired(quote: string, excerpt: string, isMarkdown: boolean): string | undefined {
  const value = jsonOf(excerpt)
  if (value !== undefined && typeof value !== 'string') return undefined
  const source = value ?? excerpt
  const found = wordByWord(quote, source) ?? fromEndToEnd(quote, source)
  if (found === undefined) return undefined
  return isMarkdown && value === undefined ? oneLine(found) : escaped(oneLine(found))
}

const mostWords = 5

function wordByWord(quote: string, source: string): string | undefined {
  let text = quote
  for (let round = 0; round <= mostWords; round++) {
    const match = findQuote(text, source)
    if (match.state === 'found') return source.slice(match.from, match.to)
    if (match.state === 'absent' || match.quoted === '') return undefined
    const [before, after, more] = text.split(match.quoted)
    if (after === undefined || more !== undefined) return undefined
    text = `${before}${match.says}${after}`
  }
  return undefined
}

/** How far words that were left out or added may have shifted the passage. */
const margin = 200

function fromEndToEnd(quote: string, source: string): string | undefined {
  const near = findQuote(quote, source)
  const passage = near.state === 'differs' ? findQuote(near.passage, source) : undefined
  if (passage?.state !== 'found') return undefined
  const words = quote.trim().split(/\s+/)
  const [head, tail] = [words.slice(0, 3).join(' '), words.slice(-3).join(' ')]
  const from = Math.max(0, passage.from - margin)
  const begin = findQuote(head, source.slice(from, passage.to + margin))
  if (begin.state !== 'found') return undefined
  const rest = source.slice(from + begin.from, passage.to + margin)
  const end = findQuote(tail, rest)
  if (end.state !== 'found') return undefined
  const found = rest.slice(0, end.to)
  const count = found.trim().split(/\s+/).length
  return count <= words.length * 1.5 + 3 && count >= words.length / 2 - 3 ? found : undefined
}

/** Without the marks that Markdown has at the start of a line. */
const oneLine = (text: string) =>
  text
    .split('\n')
    .map(line => line.replace(/^[\s>]*(?:(?:[-+*]|\d{1,9}[.)])\s+)?/, ''))
    .join(' ')
    .replace(/\s+/g, ' ')
    .trim()

const escaped = (text: string) => text.replace(/[\\`*_[\]<>~|&]/g, '\\$&')
