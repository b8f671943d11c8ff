// Whether an objection still stands. The page alone speaks here; once a ledger proves withdrawals and carried risks,
// this is the one place where it is heard.
import type { Actor, Packet, Statement, ThreadEntry } from '../../../schemas/packet.ts'
import type { Setting, World } from '../rule.ts'
import { samePerson } from './actors.ts'
import { isRunning, refusal } from './carry.ts'
import { remembered } from './remembered.ts'
import { sorted } from './sorted.ts'

export type ObjectionState =
  /** `last` is the latest word in its thread that counts. An agent's answer does not. */
  | { readonly state: 'open'; readonly last: ThreadEntry | undefined }
  | { readonly state: 'withdrawn'; readonly by: ThreadEntry }
  | { readonly state: 'carried'; readonly by: Statement }

/** `risks` are the carried risks of the page that name this objection. */
export function objectionState(objection: Statement, risks: readonly Statement[], world: World): ObjectionState {
  const last = objection.thread.findLast(entry => counts(entry, objection, world))
  if (last?.verb === 'withdrawn') return { state: 'withdrawn', by: last }
  const by = risks.find(risk => isRunning(risk, world) && refusal(risk, objection, world) === undefined)
  return by ? { state: 'carried', by } : { state: 'open', last }
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
