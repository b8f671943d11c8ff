// Where each reviewer stands, as the handoff table shows it: what they object to, what they signed off, or that their
// word is still to come.

import type { Ledger } from '../../ledger/fold.ts'
import { successors, values } from '../../ledger/standing.ts'
import type { Review } from '../../ledger/state.ts'
import { answer } from '../../rules/shared/facts.ts'
import { remembered } from '../../rules/shared/remembered.ts'
import { roleTitle } from '../../rules/shared/roles.ts'
import { worldOf } from '../../rules/world.ts'
import { digests } from '../../workspace/digests.ts'
import type { View } from './view.ts'

export type Reviewer = {
  readonly role: string
  readonly title: string
  /** Absent: nobody reviews for this role yet. */
  readonly handle?: string
  readonly state: 'objects' | 'concurs' | 'requests changes' | 'recused' | 'pending'
  readonly detail?: string
}

/** Everybody whom the ledger names, and the roles that the profile asks for and nobody has. */
export function reviewersOf(view: View): readonly Reviewer[] {
  const { ledger, profile } = view
  const { reviewers } = ledger.standing
  return [...new Set([...asked(view), ...reviewers.keys()])].flatMap((role): Reviewer[] => {
    const title = roleTitle(role, profile)
    const handles = [...new Set(values(reviewers.get(role) ?? []))]
    if (handles.length === 0) return [{ role, title, state: 'pending' }]
    return handles.map(handle => ({ role, title, handle, ...stateOf(role, handle, view) }))
  })
}

function asked({ ledger, profile, subject }: View): readonly string[] {
  const changed = new Map([...ledger.standing.mandatory].map(([role, held]) => [role, held.some(({ value }) => value)]))
  const world = worldOf({ ...subject, profile })
  const byProfile = profile.reviewers.filter(
    ({ role, mandatory, when }) => changed.get(role) ?? (mandatory && answer(when, world) !== 'no'),
  )
  return [...byProfile.map(({ role }) => role), ...[...changed].flatMap(([role, wanted]) => (wanted ? [role] : []))]
}

function stateOf(role: string, handle: string, view: View): Pick<Reviewer, 'state' | 'detail'> {
  const { ledger } = view
  const { named, stands } = ownIn(ledger)(role, handle)
  if (stands) return { state: 'objects', detail: named }
  const last = ledger.state.reviews.get(`${role} @${handle}`)?.at(-1)
  if (!last) return named ? { state: 'objects', detail: named } : { state: 'pending' }
  if (last.outcome !== 'recused' && isOutdated(last, view))
    return { state: 'pending', detail: `${past[last.outcome]} an earlier text` }
  return named ? { state: last.outcome, detail: named } : { state: last.outcome }
}

/** What a reviewer objects to. No edit of the page changes it. */
const ownIn = remembered((ledger: Ledger) => {
  const known = new Map<string, ReturnType<typeof own>>()
  return (role: string, handle: string) => {
    const key = `${role} @${handle}`
    const found = known.get(key) ?? own(role, handle, ledger)
    known.set(key, found)
    return found
  }
})

function own(role: string, handle: string, ledger: Ledger): { readonly named: string; readonly stands: boolean } {
  const all = [...ledger.state.objections.values()].filter(one => {
    if (one.status === 'withdrawn' || (one.role !== undefined && one.role !== role)) return false
    const objectors = one.confirmedBy.length > 0 ? values(one.confirmedBy) : [one.actor.slice(1)]
    return objectors.some(by => by === handle || (one.role && successors(ledger.standing, role, by).has(handle)))
  })
  return {
    named: all.map(one => `${ledger.shownId(one.event)}${one.status === 'carried' ? ' carried' : ''}`).join(', '),
    stands: all.some(({ status }) => status !== 'carried'),
  }
}

const past = { concurs: 'concurred on', 'requests changes': 'requested changes to' } as const

/** Somebody changed what the review was about. */
function isOutdated({ blocks, revision }: Review, { subject: { packet } }: View): boolean {
  if (blocks.length === 0) return revision !== digests.revision(packet)
  const now = digests.blocks(packet)
  return blocks.some(block => {
    const name = block.kind === 'statement' ? block.id : block.name
    return !now.some(one => one.kind === block.kind && one.name === name && one.digest === block.digest)
  })
}
