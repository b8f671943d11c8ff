import { defineRule } from './rule.ts'
import { allOf } from './shared/listed.ts'
import { changedSince } from './shared/outdated.ts'
import { wholePacket } from './shared/places.ts'
import { dayOf, opened, placeOf } from './shared/recorded.ts'
import { roleTitle } from './shared/roles.ts'

export const reviewOutdated = defineRule({
  code: 'review-outdated',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'What a reviewer signed off still reads as it did then.',

  *check(world) {
    const ledger = opened(world)?.ledger
    for (const reviews of ledger?.state.reviews.values() ?? []) {
      const review = reviews.at(-1)!
      if (review.outcome !== 'concurs') continue
      const changed = changedSince(review, world)
      if (changed.length === 0) continue
      const span = review.blocks.length > 0 ? placeOf(review.blocks[0]!, world) : wholePacket(world.packet)
      const message = `${allOf(changed)} changed since ${review.actor} concurred for ${roleTitle(review.role, world.profile)} on ${dayOf(review, world)}.`
      if (span) yield { span, message: `${message.charAt(0).toUpperCase()}${message.slice(1)}`, data: review.actor }
    }
  },
})
