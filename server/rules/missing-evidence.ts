import { defineRule } from './rule.ts'
import { current } from './shared/current.ts'

export const missingEvidence = defineRule({
  code: 'missing-evidence',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Every locator selects something that is there and may be read.',

  *check(world) {
    for (const { definition, reading } of current(world)) {
      if (reading.state !== 'nothing' && reading.state !== 'refused') continue
      const { id, locatorSpan } = definition
      const failure = reading.state === 'nothing' ? 'points to nothing' : 'cannot be read'
      yield { span: locatorSpan, message: `${id} ${failure}. ${reading.why}` }
    }
  },
})
