// Whether those whom the profile names have marked this very revision ready: all of them the same set of events, as it
// stood before the first of them, with nothing recorded since.

import type { Ledger } from '../ledger/fold.ts'
import type { Mark } from '../ledger/state.ts'
import { bareHandle, rolesOf } from '../profile/people.ts'
import type { Record, Subject } from '../workspace/subject.ts'
import { coordinatorOf, ownerOf } from './answers.ts'

export type Marks = {
  /** The marks that count, in the order in which the profile names their places. */
  readonly given: readonly Mark[]
  /** Places that have not marked yet, the next one first. */
  readonly missing: readonly string[]
}

export function marksOf(subject: Subject, record: Record, revision: string): Marks {
  const { by, in_order } = subject.profile.handoff?.signed ?? { by: [], in_order: true }
  const { ledger } = record
  const valid = [...ledger.state.marks.values()].filter(
    mark => mark.proven && mark.revision === revision && isLast(mark, ledger) && hasPlace(mark, subject),
  )
  const given: Mark[] = []
  const missing: string[] = []
  for (const place of by) {
    const first = given[0]
    const last = given.at(-1)
    const mark = valid.find(
      one =>
        one.as === place &&
        (!first || one.set === first.set) &&
        (!in_order || missing.length === 0) &&
        (!in_order || !last || ledger.precedes(last.event, one.event)),
    )
    if (mark) given.push(mark)
    else missing.push(place)
  }
  return { given, missing }
}

/** Nothing happened after what it is about but other marks. */
function isLast({ heads }: Mark, ledger: Ledger): boolean {
  const covered = (id: string) => heads.some(head => head === id || ledger.precedes(id, head))
  return ledger.events.every(({ id, event }) => event.type === 'readiness-marked' || covered(id))
}

/** Whoever marks for a place has it. */
function hasPlace({ as, actor }: Mark, subject: Subject): boolean {
  const holder = as === 'coordinator' ? coordinatorOf(subject) : as === 'owner' ? ownerOf(subject) : undefined
  if (as === 'coordinator' || as === 'owner') return holder !== undefined && bareHandle(holder) === bareHandle(actor)
  return rolesOf(actor, subject.workspace).has(as)
}
