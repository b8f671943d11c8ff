import { defineRule } from './rule.ts'
import { damageOf } from './shared/damaged.ts'

export const parallelEvents = defineRule({
  code: 'parallel-events',
  scope: 'packet',
  reads: 'shape',
  severity: 'warning',
  guards: true,
  summary: 'Everybody’s events follow one another: where two have one number, a person has decided who knew both.',

  *check(world) {
    yield* damageOf(['reused-sequence'], world)
  },
})
