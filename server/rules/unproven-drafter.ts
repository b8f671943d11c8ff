import type { Statement, ThreadVerb } from '../../schemas/packet.ts'
import type { Ledger } from '../ledger/fold.ts'
import { defineRule, type Finding } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { eventShownAs, opened } from './shared/recorded.ts'
import { sorted } from './shared/sorted.ts'

export const unprovenDrafter = defineRule({
  code: 'unproven-drafter',
  scope: 'packet',
  reads: 'outline',
  severity: 'warning',
  summary: 'Where a draft or an answer says that a person wrote it, that person’s key proves it.',

  *check(world) {
    const ledger = opened(world)?.ledger
    if (!ledger) return
    for (const { id, idSpan, box } of sorted(world.packet).drafts) {
      if (box?.actor?.kind !== 'human') continue
      const recorded = ledger.state.drafts.get(eventShownAs(id, ledger) ?? '')
      const who = nameOf(box.actor)
      if (recorded?.proven && recorded.actor.toLowerCase() === who.toLowerCase()) continue
      const says =
        recorded && recorded.actor !== who
          ? `By the ledger ${recorded.actor} wrote ${id}`
          : `Nobody has proved that ${who} wrote ${id}`
      yield { span: box.actorSpan ?? idSpan, message: `${says}: take it for a program’s until then.` }
    }
    for (const statement of sorted(world.packet).withThread) yield* answers(statement, ledger)
  },
})

/** Raising an objection needs no key, closing one does; what is said in between counts for its author's key alone. */
function* answers({ id, letter, thread }: Statement, ledger: Ledger): Iterable<Finding> {
  const known = letter === 'O' ? objection(id, ledger)?.thread : ledger.state.threads.get(id)
  for (const { verb, actor, verbSpan } of thread) {
    const did = said[verb]
    if (!did || actor?.kind !== 'human') continue
    const who = nameOf(actor)
    const proves = known?.some(one => one.verb === verb && one.proven && one.actor.toLowerCase() === who.toLowerCase())
    if (proves) continue
    const message = `Nobody has proved that ${who} ${did} ${id}: take it for a program’s until then, and for no ${verb === 'done' ? 'end' : 'answer'}.`
    yield { span: verbSpan, message }
  }
}

const objection = (id: string, ledger: Ledger) => ledger.state.objections.get(eventShownAs(id, ledger) ?? '')

const said: Partial<Record<ThreadVerb, string>> = { answered: 'answered', done: 'did' }
