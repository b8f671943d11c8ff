// What rewriting leaves as it was: every number, date, name, footnote and person, every "not" and every "perhaps". A model
// makes a prepared text read better; what it says is settled before anybody asks one.
import { quantities } from '../../evidence/quantities.ts'

/** What is wrong with words that stand in for prepared ones; nothing if they say the same as far as anybody can check. */
export function changedIn(prepared: string, rewritten: string): string | undefined {
  if (rewritten.trim() === '') return 'It wrote nothing.'
  if (rewritten.length > Math.max(2 * prepared.length, prepared.length + 200))
    return 'It wrote much more than was prepared.'
  if (strange.test(rewritten)) return 'It wrote characters that nobody sees.'
  if (rewritten.split(/\n\s*\n/).length !== prepared.split(/\n\s*\n/).length) return 'It changed the paragraphs.'
  for (const [what, pattern] of markup)
    if (count(pattern, rewritten) > count(pattern, prepared)) return `It brought ${what}.`
  for (const [what, tokens] of kept) if (!same(tokens(prepared), tokens(rewritten))) return `It changed ${what}.`
  const known = new Set(words(prepared))
  const name = names(rewritten).find(one => !known.has(one.toLowerCase()))
  if (name) return `It brought the name ${name}.`
  if (count(hedge, rewritten) < count(hedge, prepared)) return 'It took away a doubt.'
  return undefined
}

const strange = /[[\p{Cc}\p{Cf}\p{Co}\p{Cn}]--[\t\n\r]]/v

const markup = [
  ['a link or a picture', /\]\(|\]\[|https?:|www\./gi],
  ['HTML', /<\/?[a-z!]/gi],
  ['code', /`/g],
  ['a heading, a list or a quote', /^ {0,3}(?:#{1,6} |[-*+] |\d{1,9}[.)] |>)/gm],
  ['a table', /\|/g],
  ['bold type', /\*\*|__/g],
] as const

const kept = [
  ['footnotes', (text: string) => text.match(/\[\^[^\]\s]{1,40}\]/g) ?? []],
  ['who is named', (text: string) => text.match(/@[\w-]+|agent:[\w-]+/g) ?? []],
  [
    'a number, a date or a name with digits',
    (text: string) =>
      bare(text)
        .match(/[^\s,;:()"'“”]*\d[^\s,;:()"'“”]*/g)
        ?.map(one => one.replace(/[.!?*_]+$/, '')) ?? [],
  ],
  ['a quantity', (text: string) => quantities(text).map(({ kind, value }) => `${kind} ${value}`)],
  ['what is denied', (text: string) => text.match(negation)?.map(() => 'no') ?? []],
] as const

const negation =
  /\b(?:not|no|never|none|nobody|nothing|nowhere|neither|nor|without|cannot|\w+n['’]t|except|unless|only|fails?|failed|lacks?)\b/gi
const hedge =
  /\b(?:may|might|could|can|perhaps|possibly|probably|likely|appears?|seems?|suspected|suspects?|assumed?|unconfirmed|unknown|unclear|about|approximately|hypothes[ie]s|estimated?|until|pending|open|provisional(?:ly)?|draft|proposed?|asks?|subject to|if)\b/gi

const bare = (text: string) => text.replace(/\[\^[^\]\s]{1,40}\]/g, ' ')
const words = (text: string): readonly string[] => text.toLowerCase().match(/\p{L}[\p{L}\p{M}'’-]*/gu) ?? []
/** Words with a capital that no sentence begins with. */
const names = (text: string): readonly string[] =>
  [...bare(text).matchAll(/(^|[.!?:]["”’)]*\s+|\n\s*)?(\p{Lu}[\p{L}\p{M}'’-]*)/gu)].flatMap(([, begins, word]) =>
    begins === undefined ? [word!] : [],
  )
const count = (pattern: RegExp, text: string) => text.match(pattern)?.length ?? 0
const same = (a: readonly string[], b: readonly string[]) => [...a].sort().join('\n') === [...b].sort().join('\n')
