// Numbers in digits and in words. What looks like the name of something (leading zeros, long runs of digits) is no number.
import { normal } from './units.ts'

/** The values that digits may mean, the likeliest first: `48.000` is 48 to some and 48,000 to others. */
export function digits(word: string): readonly string[] {
  if (/^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(word)) {
    const grouped = plain(word.replaceAll(',', ''))
    return /^\d+,\d{3}$/.test(word) ? [grouped, plain(word.replace(',', '.'))] : [grouped]
  }
  if (/^\d{1,3}(?:['’]\d{3})+(?:\.\d+)?$/.test(word)) return [plain(word.replace(/['’]/g, ''))]
  if (/^\d{1,3}(?:\.\d{3})+,\d+$|^\d{1,3}(?:\.\d{3}){2,}$/.test(word))
    return [plain(word.replaceAll('.', '').replace(',', '.'))]
  if (/^\d{1,9},\d{1,6}$/.test(word)) return [plain(word.replace(',', '.'))]
  if (/^(?:0|[1-9]\d{0,8})(?:\.\d{1,12})?$/.test(word))
    return /^[1-9]\d{0,2}\.\d{3}$/.test(word) ? [plain(word), plain(word.replace('.', ''))] : [plain(word)]
  return []
}

const plain = (text: string): string => normal(Number(text))

const small = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'
    .split(' ')
    .map((word, value) => [word, value]),
)
const tens = new Map(
  'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ').map((word, at) => [word, (at + 2) * 10]),
)
const large = new Map([
  ['thousand', 1e3],
  ['million', 1e6],
  ['billion', 1e9],
])

/** Most words begin no number, and are not looked at further. */
export function beginsNumber(word: string): boolean {
  const first = word.slice(0, word.indexOf('-') < 0 ? undefined : word.indexOf('-')).toLowerCase()
  return small.has(first) || tens.has(first) || first === 'a' || first === 'an'
}

export type Spelled = { readonly value: number; readonly words: number }

/** The number that begins with the first of these words: `one hundred and fifty`, `twenty-one`, `two dozen`. */
export function spelled(words: readonly string[]): Spelled | undefined {
  let [total, group, used, at] = [0, -1, 0, 0]
  for (; at < words.length && at < 12; at++) {
    const word = words[at]!.toLowerCase()
    const value = simple(word)
    if (value !== undefined && fits(group, value)) group = Math.max(group, 0) + value
    else if (word === 'hundred' && group >= -1 && group < 100 && (group > 0 || begins(words, at)))
      group = Math.max(group, 1) * 100
    else if (word === 'dozen' && (group > 0 || begins(words, at))) group = Math.max(group, 1) * 12
    else if (large.has(word) && (group > 0 || begins(words, at))) {
      total += Math.max(group, 1) * large.get(word)!
      group = 0
    } else if (
      word === 'and' &&
      group >= 100 &&
      group % 100 === 0 &&
      simple(words[at + 1]?.toLowerCase() ?? '') !== undefined
    )
      continue
    else if (
      (word === 'a' || word === 'an') &&
      at === 0 &&
      /^(?:hundred|dozen|thousand|million|billion)$/i.test(words[1] ?? '')
    )
      continue
    else break
    used = at + 1
  }
  return used > 0 && group >= 0 ? { value: total + group, words: used } : undefined
}

/** `a hundred`, not `hundred` alone and not `several hundred`. */
const begins = (words: readonly string[], at: number): boolean => at === 1 && /^an?$/i.test(words[0]!)

function simple(word: string): number | undefined {
  const [first, second] = word.split('-')
  if (second === undefined) return small.get(word) ?? tens.get(word)
  const [ten, one] = [tens.get(first!), small.get(second)]
  return ten !== undefined && one !== undefined && one > 0 && one < 10 ? ten + one : undefined
}

/** Whether a word's value can follow what the group has: after `two hundred` anything below 100, after `twenty` a digit. */
function fits(group: number, value: number): boolean {
  if (group < 0 || group === 0) return true
  if (group % 100 === 0) return value > 0
  return group % 10 === 0 && group % 100 >= 20 && value > 0 && value < 10
}
