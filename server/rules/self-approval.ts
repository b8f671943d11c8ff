import type { Span } from '../../schemas/packet.ts'
import type { Profile } from '../../schemas/profile.ts'
import { defineRule, type World } from './rule.ts'
import { samePerson } from './shared/actors.ts'
import { coordinatorOf, type Holder, ownerOf } from './shared/places.ts'
import { activeReviewersAs } from './shared/reviewers.ts'
import { roleTitle } from './shared/roles.ts'
import { within } from './shared/within.ts'

export const selfApproval = defineRule({
  code: 'self-approval',
  scope: 'packet',
  reads: 'outline',
  severity: 'error',
  guards: true,
  summary: 'Nobody reviews or approves what is their own.',

  *check(world) {
    const holders = holdersOf(world)
    for (const [one, other] of apart(world.profile)) {
      for (const first of holders.filter(({ place }) => place === one)) {
        const second = holders.find(({ place, handle }) => place === other && samePerson(handle, first.handle))
        if (!second) continue
        const both = `is ${asPart(one, world.profile)} and ${asPart(other, world.profile)}`
        const related = [{ span: first.span, message: 'The other place is here.' }]
        yield { span: second.span, message: `@${second.handle} ${both}: these are places for two people.`, related }
      }
    }
  },
})

type Held = { readonly place: string; readonly handle: string; readonly span: Span }

function holdersOf(world: World): readonly Held[] {
  const { packet, profile } = world
  const roles = new Set(profile.reviewers.map(({ role }) => role))
  return [
    ...held('coordinator', coordinatorOf(packet)),
    ...held('owner', ownerOf(packet)),
    ...[...roles].flatMap(role =>
      activeReviewersAs(role, world).flatMap(({ actor, span }) => held(role, actor && { actor, span })),
    ),
  ]
}

const held = (place: string, holder: Holder | undefined): readonly Held[] =>
  holder?.actor.kind === 'human'
    ? [{ place, handle: holder.actor.handle, span: within(holder.span, `@${holder.actor.handle}`) }]
    : []

/** What the profile keeps apart; and whatever it says, nobody reviews the packet that they coordinate. */
function apart(profile: Profile): readonly (readonly [string, string])[] {
  const reviewed = profile.reviewers.filter(({ mandatory }) => mandatory).map(({ role }) => ['coordinator', role])
  const pairs = new Map<string, readonly [string, string]>()
  for (const group of [...profile.apart, ...reviewed])
    for (const [at, one] of group.entries())
      for (const other of group.slice(at + 1)) pairs.set([one, other].sort().join(' '), [one, other])
  return [...pairs.values()]
}

function asPart(place: string, profile: Profile): string {
  if (place === 'coordinator') return 'the coordinator'
  return place === 'owner' ? 'the approval owner' : `the reviewer for ${roleTitle(place, profile)}`
}
