import type { Statement } from '../../schemas/packet.ts'
import { defineRule } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { objectionState, risksByObjection } from './shared/objection-state.ts'
import { sorted } from './shared/sorted.ts'

export const unansweredObjection = defineRule({
  code: 'unanswered-objection',
  scope: 'packet',
  reads: 'outline',
  severity: 'warning',
  summary: 'A person has answered every objection that stands.',

  *check(world) {
    const risks = risksByObjection(world.packet)
    for (const objection of sorted(world.packet).objections) {
      const state = objectionState(objection, risks.get(objection.id) ?? [], world)
      if (state.state !== 'open' || state.last?.verb === 'answered') continue
      yield { span: objection.idSpan, message: said(objection, state.last?.verb === 'sustained') }
    }
  },
})

function said({ id, box, thread }: Statement, sustained: boolean): string {
  const raiser = box?.actor ? nameOf(box.actor) : 'whoever raised it'
  const byAgent = thread.findLast(({ verb }) => verb === 'answered' || verb === 'sustained')
  if (byAgent?.verb === 'answered' && byAgent.actor?.kind === 'agent')
    return `${id} has an answer by ${nameOf(byAgent.actor)} that nobody has adopted.`
  return sustained ? `Nobody has answered ${id} since ${raiser} sustained it.` : `Nobody has answered ${id}.`
}
