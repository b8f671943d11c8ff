import { defineRule } from './rule.ts'
import { isInCode } from './shared/in-code.ts'
import { quoted, spanOf, spoken } from './shared/spoken.ts'

/** As proposals of Kubernetes have it: `<<[UNRESOLVED who: what]>> … <<[/UNRESOLVED]>>`. */
const marker = /<<\[UNRESOLVED\b[^\]\n]*\](?:>>)?/gi

export const unresolvedMarker = defineRule({
  code: 'unresolved-marker',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'What was marked as unresolved is settled, or stands as a question or an objection.',

  *check(block) {
    for (const { words } of spoken(block))
      for (const { 0: found, index } of words.text.matchAll(marker)) {
        const span = spanOf(words, { from: index, to: index + found.length })
        if (isInCode(span)) continue
        yield {
          span,
          message: `${quoted(found)} is still here: make it a question or an objection, or take it away once it is settled.`,
        }
      }
  },
})
