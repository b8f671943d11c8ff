import type { Ledger } from '../ledger/fold.ts'
import { defineRule } from './rule.ts'
import { goesByDecision } from './shared/accepted.ts'
import { dayOf, eventShownAs, opened } from './shared/recorded.ts'
import { sorted } from './shared/sorted.ts'

export const reusedId = defineRule({
  code: 'reused-id',
  scope: 'packet',
  reads: 'shape',
  severity: 'error',
  guards: true,
  summary: 'No ID is given again once what had it was decided or removed.',

  *check(world) {
    const ledger = opened(world)?.ledger
    if (!ledger) return
    for (const { id, idSpan: span } of sorted(world.packet).drafts) {
      const draft = ledger.state.drafts.get(eventShownAs(id, ledger) ?? '')
      const decision = draft?.decisions.at(-1)
      if (!draft || !decision || draft.status === 'contested') continue
      const message = `@${decision.by} ${decision.outcome} ${id} on ${dayOf(decision, world)}, and its ID is not given again. \`countersign sync\` takes the old draft away; a new one has a new number.`
      yield { span, message }
    }
    for (const id of removedIds(ledger)) {
      const statement = world.packet.statement(id)
      const message = `${id} was removed by a decision, and its ID is not given again.`
      if (statement && goesByDecision(id, ledger)) yield { span: statement.idSpan, message }
    }
  },
})

const removedIds = ({ state }: Ledger): readonly string[] => {
  const removing = [...state.drafts.values()].filter(({ verb }) => verb === 'removes')
  return removing.flatMap(({ targets }) => targets.flatMap(target => (target.kind === 'statement' ? [target.id] : [])))
}
