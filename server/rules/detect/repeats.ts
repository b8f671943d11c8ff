// Where one text repeats what only another one should say: runs of five words, and names that are made of letters and
// digits, by which people, accounts and machines are found again.
import { identifiers } from './identifiers.ts'
import { tellingWords, wordsOf } from './overlap.ts'
import type { Piece } from './sentences.ts'

/** What a text can be recognised by. */
export type Marks = ReadonlySet<string>

const run = 5
/** So many of the five are words that tell something; the others are numbers or hold a sentence together. */
const telling = 3
const longest = 200_000

export function marksOf(text: string): Marks {
  const short = text.slice(0, longest)
  const marks = new Set<string>()
  for (const { mark } of runs(short)) if (isTelling(mark)) marks.add(mark)
  for (const { mark } of names(short)) marks.add(mark)
  return marks
}

const isTelling = (mark: string) => [...tellingWords(mark)].filter(word => /\p{L}/u.test(word)).length >= telling

export type Repeat = Piece & { readonly isName: boolean; readonly mark: string }

/** Repeats of what `isMark` knows, in their order; runs that touch are one. */
export function repeats(text: string, isMark: (mark: string) => boolean): readonly Repeat[] {
  const found: Repeat[] = []
  for (const one of [
    ...names(text).map(name => ({ ...name, isName: true })),
    ...runs(text).map(item => ({ ...item, isName: false })),
  ])
    if (isMark(one.mark)) found.push(one)
  found.sort((a, b) => a.from - b.from || b.to - a.to)
  const merged: Repeat[] = []
  for (const one of found) {
    const last = merged.at(-1)
    if (!last || one.from >= last.to) merged.push(one)
    else if (one.to > last.to) merged[merged.length - 1] = { ...last, to: one.to }
  }
  return merged
}

function runs(text: string): (Piece & { mark: string })[] {
  const words = wordsOf(text)
  const found: (Piece & { mark: string })[] = []
  for (let at = 0; at + run <= words.length; at++) {
    const five = words.slice(at, at + run)
    const mark = five.map(({ word }) => word).join(' ')
    found.push({ from: five[0]!.from, to: five[run - 1]!.to, mark })
  }
  return found
}

const name = /(?<![\w-])(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[A-Za-z0-9][\w-]{4,60}(?![\w-])/g
const ordinary =
  /^(?:\d{4}-\d{2}|v?\d+[a-z]{1,3}$|[0-9a-f]{12,}$|(?:sha|iso|rfc|utf|tls|aes|rsa|nist|soc|pci|cve|http|ipv|x\d|q\d|sev|p\d|s\d)[-_]?\d)/i

function names(text: string): (Piece & { mark: string })[] {
  const found = identifiers(text).map(({ from, to }) => ({ from, to, mark: text.slice(from, to).toLowerCase() }))
  for (const { 0: whole, index } of text.matchAll(name))
    if (!ordinary.test(whole) && whole.replace(/\D/g, '').length >= 2)
      found.push({ from: index, to: index + whole.length, mark: whole.toLowerCase() })
  return found
}
