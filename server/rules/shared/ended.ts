// Whether a formal process has already dealt with what calls for it. Whoever closed it has to have known: evidence captured
// later, and words that were neither on the page nor accepted by then, call for it again.
import { blockName } from '../../../schemas/block-name.ts'
import type { Profile } from '../../../schemas/profile.ts'
import { dayAt, lastMinute } from '../../evidence/dates.ts'
import type { Escalation } from '../../ledger/state.ts'
import type { Finding, World } from '../rule.ts'
import { judgedBlocks } from './accepted.ts'
import { opened } from './recorded.ts'

export function isEnded(finding: Finding, { name, path }: Profile['escalations'][number], world: World): boolean {
  const ledger = opened(world)?.ledger
  if (!ledger) return false
  const all = [...ledger.state.escalations.values()].filter(one => one.path === name || one.path === path)
  const last = all.at(-1)
  if (!last || all.some(({ closedBy }) => closedBy.length === 0)) return false
  return wasKnown(finding, last, world)
}

function wasKnown({ span }: Finding, { closedBy, seen }: Escalation, world: World): boolean {
  const { ledger } = world.record!
  const closed = closedBy.at(-1)!
  const end = Date.parse(ledger.event(closed)!.event.time) / 60_000
  const [evidence] = span.block.evidence
  if (evidence) {
    const { captured } = evidence
    if (!captured) return false
    const zone = world.workspace.timezone
    return captured.minutes === undefined
      ? lastMinute(captured.day, zone) <= lastMinute(dayAt(end, zone), zone)
      : captured.minutes <= end
  }
  const statement = span.block.statements.find(one => one.span.start <= span.start && span.end <= one.span.end)
  const judged = statement && judgedBlocks(world).find(({ name }) => name === statement.id)
  if (seen.some(block => blockName(block) === judged?.name && block.digest === judged.block.digest)) return true
  return judged?.standing.state === 'accepted' && ledger.precedes(judged.standing.by.event, closed)
}
