import { datedAhead } from '../ledger/ahead.ts'
import { defineRule } from './rule.ts'
import { damageOf } from './shared/damaged.ts'
import { placeOfDamage } from './shared/recorded.ts'

export const oddClock = defineRule({
  code: 'odd-clock',
  scope: 'packet',
  reads: 'shape',
  severity: 'warning',
  summary: 'Every event of the ledger is dated after what it knew, and before now.',

  *check(world) {
    yield* damageOf(['clock-went-back'], world)
    for (const ahead of world.record ? datedAhead(world.record.ledger, world.clock.now) : []) {
      const span = placeOfDamage(ahead, world)
      if (span) yield { span, message: ahead.message }
    }
  },
})
