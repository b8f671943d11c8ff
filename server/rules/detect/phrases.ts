// Finds phrases of a list in a text, in one pass. A phrase is a regular expression without groups of its own and
// without open-ended repetition of anything but a single class, so that a text is read once whatever stands in it.
import { remembered } from '../shared/remembered.ts'
import { beginnings } from './beginnings.ts'
import { ByBeginning, nextWord } from './by-beginning.ts'
import { lowered, lowerSource } from './lower.ts'
import { type Piece, sentences } from './sentences.ts'

export type Phrase = {
  /** The source of a regular expression. Begins and ends at word boundaries. */
  readonly say: string
  /** Why it is a finding, as the second half of a message: `"fully mitigated" …`. */
  readonly why: string
}

/** Phrases that are findings for one and the same reason. */
export const because = (why: string, ...says: readonly string[]): Phrase[] => says.map(say => ({ say, why }))

export type Found = Piece & { readonly phrase: string; readonly why: string }

/** What a house adds to a list, and what it never wants to hear of. */
export type House = { readonly add: readonly string[]; readonly allow: readonly string[] }
export const noHouse: House = { add: [], allow: [] }

export type Finder = (text: string, house?: House) => readonly Found[]

/** The sentence around a phrase, or as much of a long one as can matter, and where the phrase stands in it. */
export type Around = { readonly sentence: string; readonly at: number; readonly phrase: string }

/** A finder that drops what `innocent` clears. */
export function finder(phrases: readonly Phrase[], houseWhy: string, innocent: (around: Around) => boolean): Finder {
  const own = once(() => compile(phrases))
  const ofHouse = remembered(({ add, allow }: House) => ({
    add: compile(add.map(say => literal(say, houseWhy))),
    allow: compile(allow.map(say => literal(say, ''))),
  }))
  return (text, house = noHouse) => {
    const { add, allow } = ofHouse(house)
    const hits = apart([...matches(own(), text), ...matches(add, text)])
    if (hits.length === 0) return []
    const heard = without(hits, apart(matches(allow, text)))
    return heard.length === 0 ? [] : judged(text, heard, innocent)
  }
}

const reach = 400

function judged(text: string, hits: readonly Found[], innocent: (around: Around) => boolean): readonly Found[] {
  const pieces = sentences(text)
  let next = 0
  return hits.filter(({ from, to, phrase }) => {
    while (next < pieces.length - 1 && pieces[next]!.to <= from) next++
    const start = Math.max(pieces[next]!.from, from - reach)
    const sentence = text.slice(start, Math.max(to, Math.min(pieces[next]!.to, to + reach)))
    return !innocent({ sentence, at: from - start, phrase })
  })
}

/** The words of a house as a phrase: any white space between them, any case. */
const literal = (say: string, why: string): Phrase => ({
  say: say
    .trim()
    .split(/\s+/)
    .map(word => word.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&'))
    .join('\\s{1,9}'),
  why,
})

type Sought = { readonly phrase: Phrase; readonly isPlain: boolean; readonly pattern: () => RegExp }

const deep = 5

/** A list ready to be looked for. Made when first needed. */
function compile(phrases: readonly Phrase[]): ByBeginning<Sought> {
  const lists = new ByBeginning<Sought>()
  const beginningsOf = beginnings(deep)
  for (const phrase of phrases) {
    const isPlain = caseless.test(phrase.say)
    const sought = { phrase, isPlain, pattern: once(() => patternOf(phrase.say, isPlain)) }
    for (const begin of beginningsOf(phrase.say)) lists.add(begin, sought)
  }
  return lists
}

// An expression that knows no cases is ready in a third of the time: it reads the text in lower case.
const caseless = /^[\x20-\x7e’“”€£]*$/

function patternOf(say: string, isPlain: boolean): RegExp {
  const whole = `(?:${say})(?![\\w-])`
  return isPlain ? new RegExp(lowerSource(whole), 'y') : new RegExp(whole, 'iy')
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function matches(lists: ByBeginning<Sought>, text: string): Found[] {
  if (lists.isEmpty) return []
  const found: Found[] = []
  const lower = lowered(text)
  for (let at = nextWord(text, 0); at < text.length; ) {
    const hit = first(lists.at(lower, at), text, lower, at)
    if (hit) found.push(hit)
    at = nextWord(text, hit?.to ?? at + 1)
  }
  return found
}

function first(all: readonly Sought[], text: string, lower: string, at: number): Found | undefined {
  for (const { phrase, isPlain, pattern } of all) {
    const to = endOf(pattern(), isPlain ? lower : text, at)
    if (to !== undefined) return { from: at, to, phrase: text.slice(at, to), why: phrase.why }
  }
  return undefined
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  return pattern.test(text) ? pattern.lastIndex : undefined
}

/** In order of their places, and of two that overlap the first. */
function apart(hits: readonly Found[]): readonly Found[] {
  const kept: Found[] = []
  for (const hit of hits.toSorted((a, b) => a.from - b.from || b.to - a.to))
    if (hit.from >= (kept.at(-1)?.to ?? 0)) kept.push(hit)
  return kept
}

function without(hits: readonly Found[], allowed: readonly Found[]): readonly Found[] {
  let next = 0
  return hits.filter(({ from, to }) => {
    while (next < allowed.length && allowed[next]!.to <= from) next++
    return next === allowed.length || allowed[next]!.from >= to
  })
}
