import type { Span } from '../../schemas/packet.ts'
import type { Profile } from '../../schemas/profile.ts'
import { defineRule, type World } from './rule.ts'
import { answer } from './shared/facts.ts'
import { anyOf } from './shared/listed.ts'
import { isOwnerRow, wholePacket } from './shared/places.ts'
import { activeReviewersAs, isKnownState, reviewersAs, states } from './shared/reviewers.ts'
import { isAmong, roleTitle } from './shared/roles.ts'

export const missingReviewer = defineRule({
  code: 'missing-reviewer',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'The handoff table names every mandatory reviewer and where each stands.',

  *check(world) {
    const { packet, profile } = world
    for (const reviewer of profile.reviewers) {
      const missing = isMandatory(reviewer, world) ? lacking(reviewer, world) : undefined
      const span = missing && placeFor(reviewer, world)
      if (span) yield { span, message: missing, data: reviewer.role }
    }
    for (const { role, actor, state, span } of packet.table?.reviewers ?? []) {
      if (!actor || isKnownState(state)) continue
      const says = state ? `\`${state}\` is none of` : 'it says none of'
      const message = `Where the reviewer for ${roleTitle(role, profile)} stands is unclear: ${says} ${anyOf(states)}.`
      yield { span, message, data: role }
    }
  },
})

const isMandatory = ({ mandatory, when }: Reviewer, world: World) => mandatory && answer(when, world) !== 'no'

/** The last row for this role; else the row of the owner, under which reviewers stand. */
function placeFor({ role }: Reviewer, { packet, profile }: World): Span | undefined {
  const { reviewers = [], rows = [] } = packet.table ?? {}
  const row = reviewers.findLast(one => isAmong([role], one.role, profile)) ?? rows.find(isOwnerRow)
  return row?.span ?? wholePacket(packet)
}

type Reviewer = Profile['reviewers'][number]

function lacking({ role, at_least }: Reviewer, world: World): string | undefined {
  const active = activeReviewersAs(role, world)
  if (active.length >= at_least) return undefined
  const title = roleTitle(role, world.profile)
  if (active.length > 0) return `${active.length} of ${at_least} people are named who review for ${title}.`
  if (reviewersAs(role, world).length > 0) return `Whoever reviewed for ${title} is recused, and nobody else is named.`
  return `Nobody is named who reviews for ${title}.`
}
