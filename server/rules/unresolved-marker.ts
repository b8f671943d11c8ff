import { unresolved } from './detect/unfinished.ts'
import { defineRule } from './rule.ts'
import { isInCode } from './shared/in-code.ts'
import { quoted, spanOf, spoken } from './shared/spoken.ts'

export const unresolvedMarker = defineRule({
  code: 'unresolved-marker',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'What was marked as unresolved is settled, or stands as a question or an objection.',

  *check(block) {
    for (const { words } of spoken(block))
      for (const found of unresolved(words.text)) {
        const span = spanOf(words, found)
        if (isInCode(span)) continue
        const says = 'is still here: make it a question or an objection, or take it away once it is settled.'
        yield { span, message: `${quoted(found.phrase)} ${says}` }
      }
  },
})
