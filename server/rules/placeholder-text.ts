import { defineRule } from './rule.ts'
import { isInCode } from './shared/in-code.ts'
import { quoted, spanOf, spoken } from './shared/spoken.ts'

/** Written in capitals by people who mean to come back. */
const placeholder =
  /\b(?:TBD|TBC|TBA|TODO|FIXME|TKTK|XXX+)\b|\[(?:insert|your|fill in|add) [^\]\n]{1,60}\]|\blorem ipsum\b/gi
const isShouted = (found: string) => !/^\w+$/.test(found) || found === found.toUpperCase()
/** A question says what is not known, and a draft is no part of the packet. */
const mayBeOpen = new Set<string | undefined>(['Q', 'D'])

export const placeholderText = defineRule({
  code: 'placeholder-text',
  scope: 'block',
  severity: 'error',
  summary: 'Nothing stands in for words that are still to be written.',

  *check(block) {
    for (const { words, statement } of spoken(block)) {
      if (mayBeOpen.has(statement?.letter)) continue
      for (const { 0: found, index } of words.text.matchAll(placeholder)) {
        const span = spanOf(words, { from: index, to: index + found.length })
        if (isShouted(found) && !isInCode(span))
          yield { span, message: `${quoted(found)} stands for something that nobody has written yet.` }
      }
    }
  },
})
