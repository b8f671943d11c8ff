import { defineRule } from './rule.ts'
import { nameOf } from './shared/actors.ts'
import { mayWithdraw } from './shared/objection-state.ts'

export const withdrawnBySomeoneElse = defineRule({
  code: 'withdrawn-by-someone-else',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'Whoever raised an objection, or their successor, withdraws it.',

  *check({ statements }, setting) {
    for (const { id, letter, box, thread } of statements) {
      if (letter !== 'O') continue
      for (const { verb, actor, actorSpan } of thread) {
        // What an agent withdraws is a finding of `agent-decides`.
        if (verb !== 'withdrawn' || actor?.kind === 'agent') continue
        const raiser = box?.actor
        if (mayWithdraw(actor, raiser, setting)) continue
        const who = actor ? nameOf(actor) : 'Nobody with a name'
        const only = raiser
          ? `only ${nameOf(raiser)}, who raised it, or a successor of ${nameOf(raiser)} can`
          : 'nothing says who raised it'
        const related = [{ span: box?.actorSpan ?? box?.header ?? actorSpan, message: 'It is raised here.' }]
        yield { span: actorSpan, message: `${who} withdraws ${id}; ${only}.`, related }
      }
    }
  },
})
