import { values } from '../ledger/standing.ts'
import { defineRule, type World } from './rule.ts'
import { samePerson } from './shared/actors.ts'
import { opened } from './shared/recorded.ts'
import { isAmong, roleTitle } from './shared/roles.ts'

export const ledgerTableOutOfStep = defineRule({
  code: 'ledger-table-out-of-step',
  scope: 'packet',
  reads: 'shape',
  severity: 'warning',
  summary: 'The handoff table names the people and the carried risks that the ledger has.',

  *check(world) {
    const { packet } = world
    const ledger = opened(world)?.ledger
    const span = packet.table?.rows[0]?.span ?? packet.table?.span
    if (!ledger || !packet.table || !span) return
    const { standing, state } = ledger
    for (const [role, held] of standing.reviewers)
      for (const handle of new Set(values(held)))
        if (!isListed(role, handle, world))
          yield {
            span,
            message: `@${handle} reviews for ${roleTitle(role, world.profile)} by the ledger, and the table does not say so. ${mend}`,
          }
    for (const reviewer of packet.table.reviewers) {
      const { role, actor } = reviewer
      if (actor?.kind !== 'human') continue
      const assigned = [...standing.reviewers].some(
        ([of, held]) =>
          isAmong([of], role, world.profile) && values(held).some(handle => samePerson(handle, actor.handle)),
      )
      if (!assigned)
        yield { span: reviewer.span, message: `By the ledger @${actor.handle} does not review for ${role}. ${mend}` }
    }
    for (const risk of state.risks.values()) {
      const id = ledger.shownId(risk.event)!
      const isCarried = state.objections.get(risk.objection)?.status === 'carried'
      if (isCarried && !packet.statement(id))
        yield {
          span,
          message: `${risk.actor} carries ${ledger.shownId(risk.objection)} in ${id} by the ledger, and the page does not show it. ${mend}`,
        }
    }
  },
})

const mend = '`countersign sync` brings the page in step.'

const isListed = (role: string, handle: string, { packet, profile }: World) =>
  packet.table!.reviewers.some(
    row => row.actor?.kind === 'human' && samePerson(row.actor.handle, handle) && isAmong([role], row.role, profile),
  )
