// What was said to an objection, a question, a hypothesis or a next step, and what that makes of an objection.
import type { LedgerTarget } from '../../schemas/ledger.ts'
import { saying, type Told } from './definition.ts'
import { type Past, type Standing, successors } from './standing.ts'
import { amend, append, type Entry, type Objection, type Tally } from './state.ts'

type Raised = Omit<Objection, 'confirmedBy' | 'thread' | 'withdrawnBy' | 'carriedBy' | 'status'>

export const newObjection = (raised: Raised): Objection => ({
  ...raised,
  confirmedBy: [],
  thread: [],
  withdrawnBy: [],
  carriedBy: [],
  status: raised.rightful ? 'open' : 'unconfirmed',
})

/** An entry on a question, a hypothesis or a next step. */
export const entryOn = (
  told: Told<{ readonly words?: string | undefined; readonly digest: string }>,
  verb: Entry['verb'],
): Entry => ({ ...saying(told), verb, digest: told.body.digest })

/** Hangs an entry on an objection, named by its event, or on another statement, named by its ID. */
export function addToThread(state: Tally, target: LedgerTarget, entry: Entry, past: Past): void {
  if (target.kind === 'statement') append(state.threads, target.id, entry)
  if (target.kind === 'event')
    amend(state.objections, target.event, objection =>
      judged({ ...objection, thread: [...objection.thread, entry] }, past),
    )
}

/** The objection with the status that what was said to it gives. */
export const judged = (objection: Objection, past: Past): Objection => ({
  ...objection,
  status: statusOf(objection, past),
})

/** Why this person may not close or keep up the objection; nothing for whoever raised it, and for a successor. */
export function whyNotTheirs(objection: Objection | undefined, handle: string, standing: Standing): string | undefined {
  if (!objection) return 'what it speaks of is no objection'
  const { actor, role, confirmedBy } = objection
  const objectors = confirmedBy.length > 0 ? confirmedBy.map(({ value }) => value) : [actor.slice(1)]
  if (objectors.includes(handle)) return undefined
  if (role && objectors.some(objector => successors(standing, role, objector).has(handle))) return undefined
  return `the objection is ${objectors.map(objector => `@${objector}`).join(' and ')}'s, and has not passed to @${handle}`
}

/**
 * A withdrawal closes only what its author knew: what was sustained or confirmed elsewhere meanwhile, or afterwards, keeps
 * the objection open. A carried risk is undone by what was sustained meanwhile, not by what is said afterwards.
 */
function statusOf(
  { rightful, confirmedBy, thread, withdrawnBy, carriedBy }: Objection,
  past: Past,
): Objection['status'] {
  const sustained = thread.filter(({ verb }) => verb === 'sustained').map(({ event }) => event)
  const stakes = [...sustained, ...confirmedBy.map(({ event }) => event)]
  if (withdrawnBy.some(end => stakes.every(stake => past.precedes(stake, end)))) return 'withdrawn'
  if (carriedBy.some(end => stakes.every(stake => past.precedes(stake, end) || past.precedes(end, stake))))
    return 'carried'
  if (!rightful && confirmedBy.length === 0) return 'unconfirmed'
  const last = thread.findLast(({ verb, proven }) => proven && (verb === 'answered' || verb === 'sustained'))
  return last?.verb === 'answered' || last?.verb === 'sustained' ? last.verb : 'open'
}
