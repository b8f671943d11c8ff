import { placeholders } from './detect/unfinished.ts'
import { defineRule } from './rule.ts'
import { isInCode } from './shared/in-code.ts'
import { quoted, spanOf, spoken } from './shared/spoken.ts'

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
      for (const found of placeholders(words.text)) {
        const span = spanOf(words, found)
        if (isInCode(span)) continue
        yield { span, message: `${quoted(found.phrase)} stands for something that nobody has written yet.` }
      }
    }
  },
})
