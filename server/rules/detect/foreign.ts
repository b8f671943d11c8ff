// Words of deciding in languages other than English, and whether a text is in a language that nobody here can look through.
import { type Language, languages, unspaced, unspacedSettled } from './languages.ts'

type Known = Language & {
  readonly pattern: RegExp
  readonly denial: RegExp
  readonly settling: RegExp
  readonly objecting: RegExp
  readonly words: ReadonlySet<string>
}

const inside = '[\\p{L}\\p{N}]'
const alone = (words: string) => `(?<!${inside})(?:${words})`
/** `bereit|zur|freigabe` is said in one run, and a hyphen lets any ending follow. */
const said = (list: string) =>
  list
    .split(' ')
    .map(one => one.replaceAll('|', '\\s+').replaceAll('-', `${inside}*`))
    .join('|')

const never = /(?!)/

const known: readonly Known[] = languages.map(one => ({
  ...one,
  pattern: new RegExp(`${alone(said(one.decides))}(?!${inside})`, 'giu'),
  denial: new RegExp(`${alone(said(one.denies))}(?!${inside})`, 'iu'),
  settling: one.settles === '' ? never : new RegExp(`${alone(said(one.settles))}(?!${inside})`, 'iu'),
  objecting: one.objects === '' ? never : new RegExp(`${alone(said(one.objects))}(?!${inside})`, 'iu'),
  words: new Set(one.small.split(' ')),
}))

export type Decided = { readonly phrase: string; readonly language: string }

/** What reads as approved, agreed or ready. Denied in the words just before or behind, it does not. */
export function decidedElsewhere(text: string): readonly Decided[] {
  const found: Decided[] = []
  for (const { name, pattern, denial } of known)
    for (const { 0: phrase, index } of text.matchAll(pattern)) {
      const sentence = around(text, index, index + phrase.length)
      const rest = sentence.replace(phrase, ' ')
      const asks = /^[^.!\n]*\?/.test(text.slice(index))
      if (!denial.test(rest) && !asks) found.push({ phrase, language: name })
    }
  for (const sentence of text.split(/(?<=[。！？\n])/u)) {
    const [phrase] = unspaced.exec(sentence) ?? []
    if (phrase && !/[？?]\s*$/u.test(sentence)) found.push({ phrase, language: 'Japanese or Chinese' })
  }
  return found
}

/** The clause that words stand in: what is denied in the next one is not denied here. */
function around(text: string, from: number, to: number): string {
  const before = text
    .slice(0, from)
    .split(/[.!?;:,\n]/)
    .at(-1)!
  const [behind = ''] = /^[^.!?;:,\n]*[.!?;:,\n]?/.exec(text.slice(to)) ?? []
  return before + text.slice(from, to) + behind
}

/** Whether a sentence says of an objection that nobody has to answer it any more. */
export const settlesElsewhere = (sentence: string): boolean =>
  !/[?？]\s*$/u.test(sentence) &&
  (unspacedSettled.test(sentence) ||
    known.some(
      ({ settling, objecting, denial }) =>
        settling.test(sentence) &&
        (objecting.test(sentence) || /(?<![\w-])O[1-9]\d*(?![\w-])/.test(sentence)) &&
        !denial.test(sentence),
    ))

/** The letters of `O1` and `E4` are no words. */
const letters = /(?<!\p{N})[\p{L}\p{M}]+(?!\p{N})/gu
const readScript =
  /[\p{Script=Latin}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Inherited}\p{Script=Common}]/u
const english = new Set(
  'the of and to in is are was were be been that it for on with as by from at this which not no an its has have had or but can may will before after into what who when where how if than more each every only also still there their they does did'.split(
    ' ',
  ),
)

/**
 * The language, or words that show that it is one nobody here reads; nothing where it can be read. A word that `isKnown`
 * stands there already.
 */
export function unreadIn(text: string, isKnown: (word: string) => boolean): string | undefined {
  const words = text.match(letters) ?? []
  const strange = words.find(word => isStrange(word) && !isKnown(word))
  if (strange) return `“${strange}”`
  const lower = words.map(word => word.toLowerCase())
  const share = (small: ReadonlySet<string>) => new Set(lower.filter(word => small.has(word))).size
  const readable = Math.max(share(english), ...known.filter(({ read }) => read).map(one => share(one.words)))
  const [likeliest] = known.filter(({ read }) => !read).sort((a, b) => share(b.words) - share(a.words))
  return likeliest && share(likeliest.words) >= 3 && share(likeliest.words) > readable ? likeliest.name : undefined
}

/** Letters of a script that nobody here reads: a symbol or two of Greek or Cyrillic say nothing yet. */
function isStrange(word: string): boolean {
  const strange = [...word].filter(letter => !readScript.test(letter))
  const least = /[\p{Script=Greek}\p{Script=Cyrillic}]/u.test(word) ? 5 : 2
  return strange.length >= least
}
