// What the handoff table says of reviewers. Only a person of the roster who has the role counts as one.
import type { HandoffTable } from '../../../schemas/packet.ts'
import { bareHandle, rolesOf } from '../../profile/people.ts'
import type { World } from '../rule.ts'
import { isAmong } from './roles.ts'

type Reviewer = HandoffTable['reviewers'][number]

export const states: readonly string[] = ['objects', 'pending', 'concurs', 'requests changes', 'recused']

export const isKnownState = (state: string): boolean => states.includes(state)

/** Who reviews in this role, each person once. */
export function reviewersAs(role: string, { packet, profile, workspace, person }: World): readonly Reviewer[] {
  const found = new Map<string, Reviewer>()
  for (const reviewer of packet.table?.reviewers ?? []) {
    const { actor } = reviewer
    if (actor?.kind !== 'human' || !person(actor.handle) || !isAmong([role], reviewer.role, profile)) continue
    if (rolesOf(actor.handle, workspace).has(role)) found.set(bareHandle(actor.handle), reviewer)
  }
  return [...found.values()]
}

export const activeReviewersAs = (role: string, world: World): readonly Reviewer[] =>
  reviewersAs(role, world).filter(({ state }) => state !== 'recused')
