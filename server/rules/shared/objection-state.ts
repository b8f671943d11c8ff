// Whether an objection still stands. The page alone speaks here; once a ledger proves withdrawals and carried risks,
// this is the one place where it is heard.
import type { Actor, Statement, ThreadEntry } from '../../../schemas/packet.ts'
import type { Setting, World } from '../rule.ts'
import { samePerson } from './actors.ts'
import { isRunning, refusal } from './carry.ts'

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
export function risksByObjection({ packet }: World): ReadonlyMap<string, readonly Statement[]> {
  const found = new Map<string, Statement[]>()
  for (const statement of packet.statements) {
    if (statement.letter !== 'R') continue
    for (const target of statement.box?.targets ?? []) {
      if (target.kind !== 'statement') continue
      const risks = found.get(target.id)
      if (risks) risks.push(statement)
      else found.set(target.id, [statement])
    }
  }
  return found
}

function counts({ verb, actor }: ThreadEntry, { box }: Statement, world: World): boolean {
  if (actor?.kind !== 'human' || !world.person(actor.handle)) return false
  return verb !== 'withdrawn' || mayWithdraw(actor, box?.actor, world)
}
