import { defineRule } from './rule.ts'
import { isEvidence } from './shared/cites.ts'

export const undefinedEvidence = defineRule({
  code: 'undefined-evidence',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'Every piece of evidence that is cited is defined on the page.',

  *check({ footnotes }, near) {
    for (const { label, span } of footnotes)
      if (isEvidence(label) && !near.source(label))
        yield { span, message: `${label} is cited here, and the page does not define it.` }
  },
})
