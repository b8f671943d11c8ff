import { defineRule, type World } from './rule.ts'
import { reviewersAs } from './shared/reviewers.ts'
import { roleTitle } from './shared/roles.ts'

export const outOfOrderSignOff = defineRule({
  code: 'out-of-order-sign-off',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Nobody signs off before those who come first.',

  *check(world) {
    const { profile } = world
    for (const { role, after } of profile.reviewers) {
      if (after.length === 0) continue
      for (const { state, span } of reviewersAs(role, world)) {
        if (state !== 'concurs') continue
        for (const earlier of after) {
          if (hasSpoken(earlier, world)) continue
          const first = roleTitle(earlier, profile)
          const message = `The reviewer for ${roleTitle(role, profile)} has signed off before ${first}, which comes first.`
          yield { span, message, data: earlier }
        }
      }
    }
  },
})

/** An objection is a review too: whether it still blocks is a finding of its own. */
const hasSpoken = (role: string, world: World) =>
  reviewersAs(role, world).some(({ state }) => state === 'concurs' || state === 'objects')
