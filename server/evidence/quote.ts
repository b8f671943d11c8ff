// Whether a quote stands in its source, word for word. White space, line wraps, the shape of quotation marks and markup, which
// no reader sees, are forgiven; nothing else is. Where it does not stand there, the nearest passage says what differs.
import { isList, isMap, type Json } from './json.ts'
import { jsonOf } from './stated.ts'

export type QuoteMatch =
  /** `from` and `to` count in the excerpt; for JSON they span all of it. */
  | { readonly state: 'found'; readonly from: number; readonly to: number }
  | {
      readonly state: 'differs'
      /** What the source has in its place. */
      readonly passage: string
      /** The first words that differ, on the page and in the source. Either is empty where words were only added or left out. */
      readonly quoted: string
      readonly says: string
    }
  | { readonly state: 'absent' }

export function findQuote(quote: string, excerpt: string): QuoteMatch {
  const value = jsonOf(excerpt)
  const source = value === undefined ? excerpt : stringsOf(value).join('\n\n')
  for (const pieces of [blanks, markup]) {
    const [wanted, text] = [fold(quote, pieces), fold(source, pieces)]
    const at = wholeWords(text.text, wanted.text)
    if (at === undefined) continue
    if (value !== undefined) return { state: 'found', from: 0, to: excerpt.length }
    return { state: 'found', from: text.places[at]!, to: text.places[at + wanted.text.length - 1]! + 1 }
  }
  return nearest(wordsOf(quote), wordsOf(source))
}

/** Groups: what vanishes, what becomes a space, double and single quotation marks, entities. */
const [wrap, double, single] = ['(?<=\\p{L}-)[ \\t]*\\n\\s*|\\u00ad', '[“”„‟«»＂]', '[‘’‚‛‹›＇]']
const blanks = new RegExp(`(${wrap})|(\\s+)|(${double})|(${single})`, 'gu')
const lineStart = '(?<=(?:^|\\n)[ \\t>]{0,20})(?:>|(?:[-+*]|\\d{1,9}[.)])[ \\t]+|#{1,6}[ \\t]+)'
const link = '!?\\[(?=[^\\[\\]]{0,500}\\]\\()|\\]\\([^()\\s]{0,2000}\\)|\\[\\^[^\\]\\s]{1,40}\\]'
const inline = '`+|~~|(?<![\\p{L}\\p{N}])[*_]+|[*_]+(?![\\p{L}\\p{N}])|\\\\(?=[!-/:-@[-`{-~])|</?[a-zA-Z][^<>]{0,200}>'
const markup = new RegExp(
  `(${wrap}|${link}|${inline})|(${lineStart}|\\s+|\\|)|(${double})|(${single})|(&(?:amp|lt|gt|quot|nbsp|#39);)`,
  'gu',
)
const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&nbsp;': ' ',
  '&#39;': "'",
}

type Folded = { readonly text: string; readonly places: readonly number[] }

function fold(text: string, pieces: RegExp): Folded {
  const parts: string[] = []
  const places: number[] = []
  let [end, open] = [0, false]
  const put = (part: string, at: number, step: 0 | 1) => {
    if (part === ' ' && !open) return
    open = part !== ' '
    parts.push(part)
    for (let index = 0; index < part.length; index++) places.push(at + index * step)
  }
  for (const found of text.matchAll(pieces)) {
    if (found.index > end) put(text.slice(end, found.index), end, 1)
    const [piece, dropped, space, double, single] = found
    if (dropped === undefined) put(space ? ' ' : double ? '"' : single ? "'" : entities[piece]!, found.index, 0)
    end = found.index + piece.length
  }
  if (end < text.length) put(text.slice(end), end, 1)
  return { text: parts.join('').trimEnd(), places }
}

/** Where the words stand, not as a part of longer words. */
function wholeWords(text: string, words: string): number | undefined {
  if (words === '') return undefined
  for (let at = text.indexOf(words), tries = 0; at >= 0 && tries < 1000; at = text.indexOf(words, at + 1), tries++) {
    const [before, after] = [text.slice(Math.max(0, at - 2), at), text.slice(at + words.length, at + words.length + 2)]
    if (!(joins(before, 'end') && joins(words, 'start')) && !(joins(words, 'end') && joins(after, 'start'))) return at
  }
  return undefined
}

const joins = (text: string, side: 'start' | 'end'): boolean =>
  side === 'start' ? /^[\p{L}\p{N}]/u.test(text) : /[\p{L}\p{N}]$/u.test(text.slice(-2))

/** Longer quotes are compared by their first words only: a person needs one place to look at. */
const mostWords = 2000
const wordsOf = (text: string): readonly string[] => fold(text, markup).text.split(' ').filter(Boolean)

/** Runs of words that both have vote for how far apart the quote and its passage stand. */
function nearest(all: readonly string[], source: readonly string[]): QuoteMatch {
  const quote = all.slice(0, mostWords)
  const length = Math.min(quote.length < 12 ? 2 : 3, quote.length)
  const places = new Map<string, number[]>()
  for (const [at, run] of runsOf(quote, length).entries()) {
    const known = places.get(run) ?? []
    if (known.length < 20) places.set(run, [...known, at])
  }
  const votes = new Map<number, { count: number; first: number }>()
  for (const [at, run] of runsOf(source, length).entries())
    for (const place of places.get(run) ?? []) {
      const vote = votes.get(at - place) ?? { count: 0, first: place }
      votes.set(at - place, { count: vote.count + 1, first: Math.min(vote.first, place) })
    }
  let best: readonly [distance: number, count: number] | undefined
  for (const [distance, { count }] of votes) if (!best || count > best[1]) best = [distance, count]
  // One run in common says little of a long quote.
  if (!best || (quote.length > 6 && best[1] < 2)) return { state: 'absent' }
  return difference(quote, source, earliest(votes, best[0]))
}

/** Runs as they are compared: without case and without the punctuation around words. */
function runsOf(words: readonly string[], length: number): readonly string[] {
  const plain = words.map(word => word.toLowerCase().replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
  return length === 0 ? [] : plain.slice(length - 1).map((_, at) => plain.slice(at, at + length).join(' '))
}

/** Words that were left out shift what follows: the passage begins where the first run near the best one begins. */
function earliest(
  votes: ReadonlyMap<number, { first: number }>,
  best: number,
): readonly [distance: number, at: number] {
  let found = [best, votes.get(best)!.first] as const
  for (let distance = best - 10; distance <= best + 10; distance++) {
    const vote = votes.get(distance)
    if (vote && vote.first < found[1]) found = [distance, vote.first]
  }
  return found
}

const shownWords = 4

function difference(
  quote: readonly string[],
  source: readonly string[],
  [distance, at]: readonly [distance: number, at: number],
): QuoteMatch {
  const passage = source.slice(Math.max(0, distance), Math.max(0, distance + quote.length)).join(' ')
  const alike = (index: number) => quote[index] === source[index + distance]
  let end = at
  while (end < quote.length && !alike(end)) end++
  while (end > 0 && alike(end - 1)) end--
  const [quoted, says] = end > 0 ? before(quote, source, distance, end) : behind(quote, source, distance)
  return { state: 'differs', passage, quoted: quoted.join(' '), says: says.join(' ') }
}

type Differing = readonly [quoted: readonly string[], says: readonly string[]]

/** The words that differ in front of a place from which both go on alike. */
function before(quote: readonly string[], source: readonly string[], distance: number, end: number): Differing {
  let start = end
  while (start > 0 && end - start < shownWords && quote[start - 1] !== source[start - 1 + distance]) start--
  const [left, right] = [
    quote.slice(start, end),
    source.slice(Math.max(0, start + distance), Math.max(0, end + distance)),
  ]
  let same = 0
  while (same < left.length && same < right.length && left[same] === right[same]) same++
  return [left.slice(same), right.slice(same)]
}

/** The first words that differ behind a common beginning, as few as show it: up to where both go on alike. */
function behind(quote: readonly string[], source: readonly string[], distance: number): Differing {
  let at = 0
  while (at < quote.length && quote[at] === source[at + distance]) at++
  const [left, right] = [quote.slice(at), source.slice(Math.max(0, at + distance))]
  for (let sum = 1; sum <= 2 * shownWords; sum++)
    for (let taken = Math.min(sum, shownWords); taken >= 0 && sum - taken <= shownWords; taken--) {
      const [word, other] = [left[taken], right[sum - taken]]
      if (word !== undefined && word === other && left[taken + 1] === right[sum - taken + 1])
        return [left.slice(0, taken), right.slice(0, sum - taken)]
    }
  const shown = Math.min(shownWords, Math.max(left.length, 1))
  return [left.slice(0, shown), right.slice(0, shown)]
}

function stringsOf(value: Json): readonly string[] {
  if (typeof value === 'string') return [value]
  if (isMap(value)) return [...value.values()].flatMap(stringsOf)
  return isList(value) ? value.flatMap(stringsOf) : []
}
