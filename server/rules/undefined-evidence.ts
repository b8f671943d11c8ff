import { defineRule } from './rule.ts'
import { isEvidence } from './shared/cites.ts'

export const undefinedEvidence = defineRule({
  code: 'undefined-evidence',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'Every piece of evidence that is cited is defined on the page.',

  *check({ footnotes }, near) {
    for (const { label, span } of footnotes) {
      const id = label.toUpperCase()
      if (!isEvidence(id)) continue
      if (!near.source(id)) yield { span, message: `${label} is cited here, and the page does not define it.` }
      else if (label !== id) {
        const message = `[^${label}] cites nothing, for IDs have capital letters: write [^${id}].`
        yield { span, message, data: id }
      }
    }
  },

  fix: ({ span, data }) =>
    typeof data === 'string' ? [{ title: `Cite ${data}`, edits: [{ span, text: `[^${data}]` }] }] : [],
})
