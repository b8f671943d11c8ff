// What two texts have in common: their telling words, however they are bent, and the runs of words that one took over
// from the other.
import { recalled } from '../../evidence/recalled.ts'

const token = /[\p{L}\p{N}]{1,60}(?:['’][\p{L}]{1,9})?/gu
/** The same where there are no other letters than these, in half the time. */
const plainToken = /[a-z0-9]{1,60}(?:'[a-z]{1,9})?/g
const ascii = /^[\0-\x7f]*$/
const filler = new Set(
  `a an the this that these those it its he she they them their his her we our us you your i my and or nor but so as at by
  for from in into of off on onto out over to up with within without than then there here where when while who whom whose
  which what how why is are was were be been being am do does did done has have had having can could may might must shall
  should will would not no also only just very still already yet again both each every any some all such same own`
    .split(/\s+/)
    .filter(Boolean),
)

const apostrophe = /['’]/
const ownership = /['’]\w*$/

/** Telling words in their simplest form: `The stolen credentials were used` → `stolen`, `credential`, `us`. */
export function tellingWords(text: string): ReadonlySet<string> {
  const found = new Set<string>()
  const lower = text.toLowerCase()
  for (const word of lower.match(ascii.test(lower) ? plainToken : token) ?? []) {
    const plain = apostrophe.test(word) ? word.replace(ownership, '') : word
    if (!filler.has(plain)) found.add(stem(plain))
  }
  return found
}

/** Endings off, so that `skips`, `skipped` and `skipping` meet. Rough on purpose: both sides go through it. */
export const stem = recalled((word): string => {
  if (word.length < 4) return word
  let base = word
  for (const ending of ['ations', 'ation', 'ions', 'ion', 'ings', 'ing', 'ied', 'ies', 'ed', 'es', 's', 'e', 'y'])
    if (base.endsWith(ending) && base.length - ending.length >= 3) {
      base = base.slice(0, -ending.length)
      break
    }
  return base.length > 3 && base.at(-1) === base.at(-2) ? base.slice(0, -1) : base
}, 4000)

export function shared(these: ReadonlySet<string>, those: ReadonlySet<string>): number {
  let both = 0
  for (const word of these) if (those.has(word)) both++
  return both
}

export type Word = { readonly word: string; readonly from: number; readonly to: number }

/** Every word with its place, in lower case, fillers among them. */
export const wordsOf = (text: string): readonly Word[] =>
  [...text.matchAll(token)].map(({ 0: word, index }) => ({
    word: word.toLowerCase(),
    from: index,
    to: index + word.length,
  }))
