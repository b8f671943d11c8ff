// What a reader cannot see, or takes for something else: directions turned around, letters of no width, tags, and words that
// mix alphabets whose letters look alike.
import type { Check } from '../case.ts'

const kinds: readonly (readonly [RegExp, string])[] = [
  [/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u, 'a character that turns the direction of the text'],
  [
    /\u00ad|\u034f|\u17b4|\u17b5|[\u180b-\u180d]|\u180f|[\u115f\u1160\u180e\u200b\u2060-\u2065\u206a-\u206f\u3164\ufeff\uffa0]/u,
    'a character without width',
  ],
  [/[\u{e0000}-\u{e0fff}]/u, 'a tag or variation character that no reader sees'],
  [/[\p{Cc}--[\t\n\r]]/v, 'a control character'],
  [/[\p{Co}\p{Cn}]/u, 'a character that means nothing'],
  // Joiners shape letters in some scripts and emoji, and hide words in others.
  [
    /(?<![[\p{L}\p{M}]--[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}]]|\p{Extended_Pictographic}\ufe0f?)[\u200c\u200d]/v,
    'a joiner between letters that need none',
  ],
]

const mixed = /(?=[\p{L}\p{M}]*\p{Script=Latin})(?:[\p{L}\p{M}]*[\p{Script=Cyrillic}\p{Script=Greek}])[\p{L}\p{M}]*/gu
/** A Greek letter that stands for a quantity: µs, Ωm. */
const symbol = /^[µμΩΔσλπ]\p{Script=Latin}{0,3}$/u

export const characters: Check = function* ({ draft: { given } }) {
  for (const text of [given.text, given.reasons ?? '', given.model ?? '']) {
    for (const [pattern, what] of kinds) {
      const at = text.search(pattern)
      if (at >= 0)
        yield {
          code: 'hidden-characters',
          says: `The text holds ${what} (${code(text, at)}), at character ${at + 1}.`,
          do: 'Write it again with letters that everybody sees.',
        }
    }
    const [word] = (text.match(mixed) ?? []).filter(found => !symbol.test(found))
    if (word)
      yield {
        code: 'mixed-alphabets',
        says: `“${word}” mixes letters of two alphabets that look alike.`,
        do: 'Write the word in one alphabet.',
      }
  }
}

const code = (text: string, at: number) => `U+${text.codePointAt(at)!.toString(16).toUpperCase().padStart(4, '0')}`
