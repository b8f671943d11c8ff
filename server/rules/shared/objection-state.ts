// Whether an objection still stands. Where there is a ledger it decides, and what the page says of withdrawals and carried
// risks proves nothing; the page alone speaks for a packet that was never opened.
import type { Actor, Packet, Statement, ThreadEntry } from '../../../schemas/packet.ts'
import type { Objection } from '../../ledger/state.ts'
import type { Setting, World } from '../rule.ts'
import { nameOf, samePerson } from './actors.ts'
import { isRunning, refusal } from './carry.ts'
import { dayOf, eventShownAs, opened } from './recorded.ts'
import { remembered, whileSame } from './remembered.ts'
import { sorted } from './sorted.ts'

/** The latest word in a thread that counts. An agent's answer does not, nor one that nobody proved. */
export type LastWord = { readonly verb: ThreadEntry['verb']; readonly by: string; readonly day: string | undefined }

export type ObjectionState =
  | { readonly state: 'open'; readonly last: LastWord | undefined; readonly why?: string }
  | { readonly state: 'withdrawn' | 'carried' }

/** `risks` are the carried risks of the page that name this objection. */
export function objectionState(objection: Statement, risks: readonly Statement[], world: World): ObjectionState {
  const ledger = opened(world)?.ledger
  if (!ledger) return byThePage(objection, risks, world)
  const recorded = ledger.state.objections.get(eventShownAs(objection.id, ledger) ?? '')
  if (!recorded) return { state: 'open', last: undefined, why: 'the ledger does not know it' }
  return byTheLedger(recorded, world)
}

/** No edit of the page changes it. */
const byTheLedger = whileSame(
  (_: Objection, { record, workspace, clock }: World) => [record, workspace, clock.today],
  recordedState,
)

function recordedState(objection: Objection, world: World): ObjectionState {
  const { status, thread, carriedBy } = objection
  if (status === 'withdrawn') return { state: 'withdrawn' }
  const said = thread.findLast(({ verb, proven }) => proven && (verb === 'answered' || verb === 'sustained'))
  const last = said && { verb: said.verb, by: said.actor, day: dayOf(said, world) }
  if (status === 'unconfirmed') return { state: 'open', last, why: 'nobody with the right to object has confirmed it' }
  if (status !== 'carried') return { state: 'open', last }
  const { risks } = world.record!.ledger.state
  const untils = carriedBy.flatMap(event => risks.get(event) ?? []).map(({ until }) => until)
  if (untils.some(until => until === undefined || until >= world.clock.today)) return { state: 'carried' }
  return { state: 'open', last, why: `it was carried until ${untils.at(-1)}, which is past` }
}

function byThePage(objection: Statement, risks: readonly Statement[], world: World): ObjectionState {
  const entry = objection.thread.findLast(one => counts(one, objection, world))
  if (entry?.verb === 'withdrawn') return { state: 'withdrawn' }
  if (risks.some(risk => isRunning(risk, world) && refusal(risk, objection, world) === undefined))
    return { state: 'carried' }
  return { state: 'open', last: entry && { verb: entry.verb, by: nameOf(entry.actor!), day: entry.when?.day } }
}

/** Whoever raised it, or who visibly took that person's place. */
export function mayWithdraw(actor: Actor | undefined, raiser: Actor | undefined, { person }: Setting): boolean {
  if (actor?.kind !== 'human' || raiser?.kind !== 'human') return false
  return samePerson(actor.handle, raiser.handle) || samePerson(person(actor.handle)?.deputy_for, raiser.handle)
}

/** The carried risks of a page by the objections that they name. */
export const risksByObjection = remembered((packet: Packet): ReadonlyMap<string, readonly Statement[]> => {
  const named = sorted(packet).risks.flatMap(risk =>
    (risk.box?.targets ?? []).flatMap(target => (target.kind === 'statement' ? [{ id: target.id, risk }] : [])),
  )
  const found = Map.groupBy(named, ({ id }) => id)
  return new Map([...found].map(([id, pairs]) => [id, pairs.map(({ risk }) => risk)]))
})

function counts({ verb, actor }: ThreadEntry, { box }: Statement, world: World): boolean {
  if (actor?.kind !== 'human' || !world.person(actor.handle)) return false
  return verb !== 'withdrawn' || mayWithdraw(actor, box?.actor, world)
}
