import { defineRule } from './rule.ts'
import { current } from './shared/current.ts'

export const uncheckedEvidence = defineRule({
  code: 'unchecked-evidence',
  scope: 'packet',
  reads: 'shape',
  severity: 'info',
  summary: 'Every source was looked at in this check.',

  *check(world) {
    for (const { definition, reading, stale } of current(world)) {
      if (reading.state !== 'not-checked') continue
      const { id, captured, locatorSpan } = definition
      const worth = stale || !captured ? '' : ` It counts as it was on ${captured.day}.`
      yield { span: locatorSpan, message: `${id} was not looked at. ${reading.why}${worth}` }
    }
  },
})
