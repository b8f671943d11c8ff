import { blockName } from '../../schemas/block-name.ts'
import type { Release } from '../ledger/state.ts'
import { defineRule, type Finding, type World } from './rule.ts'
import { blockFor } from './shared/accepted.ts'
import { allOf } from './shared/listed.ts'
import { dayOf, opened, placeOf, targetSaid } from './shared/recorded.ts'

export const sentStatementOvertaken = defineRule({
  code: 'sent-statement-overtaken',
  scope: 'packet',
  severity: 'warning',
  summary: 'What left the house still reads as it did, and nobody has objected to it since.',

  *check(world) {
    const ledger = opened(world)?.ledger
    if (!ledger) return
    const last = new Map([...ledger.state.releases.values()].map(release => [release.section, release]))
    for (const release of last.values()) yield* overtaken(release, world)
  },
})

function* overtaken(release: Release, world: World): Iterable<Finding> {
  const { ledger } = world.record!
  const left = `left for ${release.audience} on ${dayOf(release, world)}`
  for (const block of release.blocks) {
    const span = placeOf(block, world)
    if (!span) continue
    const name = targetSaid(block, ledger)
    const now = blockFor(block, world)
    const did = now ? 'changed' : 'is gone'
    if (now?.digest !== block.digest)
      yield { span, message: `${name} ${did} since it ${left}: they have the earlier text.` }
    const since = [...ledger.state.objections.values()].filter(
      ({ event, status, targets }) =>
        status !== 'withdrawn' &&
        !ledger.precedes(event, release.event) &&
        targets.some(to => (to.kind === 'statement' || to.kind === 'section') && blockName(to) === blockName(block)),
    )
    if (since.length > 0) {
      const ids = allOf(since.map(({ event }) => ledger.shownId(event)!))
      yield { span, message: `${ids} ${since.length === 1 ? 'objects' : 'object'} to ${name}, which ${left}.` }
    }
  }
}
