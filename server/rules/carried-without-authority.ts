import { defineRule } from './rule.ts'
import { objectionsCarried, refusal } from './shared/carry.ts'
import { sorted } from './shared/sorted.ts'

export const carriedWithoutAuthority = defineRule({
  code: 'carried-without-authority',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'Whoever carries a risk may carry it.',

  *check(world) {
    for (const risk of sorted(world.packet).risks) {
      // What an agent signs is a finding of `agent-decides`.
      if (risk.box?.actor?.kind === 'agent') continue
      for (const objection of objectionsCarried(risk, world)) {
        const no = refusal(risk, objection, world)
        if (!no) continue
        const related = [{ span: objection.idSpan, message: 'This is the objection.' }]
        const span = risk.box?.actorSpan ?? risk.idSpan
        yield { span, message: `${risk.id} does not close ${objection.id}. ${no}`, related }
      }
    }
  },
})
