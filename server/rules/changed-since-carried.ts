import { defineRule } from './rule.ts'
import { blockFor } from './shared/accepted.ts'
import { opened, placeOfName, targetSaid } from './shared/recorded.ts'

export const changedSinceCarried = defineRule({
  code: 'changed-since-carried',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'What a carried risk was signed on still reads as it did then.',

  *check(world) {
    const ledger = opened(world)?.ledger
    if (!ledger || ledger.state.risks.size === 0) return
    for (const risk of ledger.state.risks.values()) {
      const objection = ledger.state.objections.get(risk.objection)
      if (objection?.status !== 'carried' || objection.carriedBy.at(-1) !== risk.event) continue
      for (const target of risk.targets) {
        if (target.kind === 'packet' || target.kind === 'event') continue
        const block = blockFor(target, world)
        if (target.digest === undefined || block?.digest === target.digest) continue
        const id = ledger.shownId(risk.event)!
        const did = block ? 'changed' : 'is gone'
        const span = placeOfName(id, world.packet)
        const message = `${targetSaid(target, ledger)} ${did} since ${risk.actor} carried ${ledger.shownId(risk.objection)} in ${id}: the risk was taken for the text as it stood.`
        if (span) yield { span, message }
      }
    }
  },
})
