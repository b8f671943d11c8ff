import { defineRule } from './rule.ts'
import { judgedBlocks, vanished } from './shared/accepted.ts'
import { blockSaid, dayOf, placeOfName } from './shared/recorded.ts'

export const changedSinceAccepted = defineRule({
  code: 'changed-since-accepted',
  scope: 'packet',
  severity: 'error',
  guards: true,
  summary: 'What a person accepted still reads as it did then.',

  *check(world) {
    for (const { name, standing } of judgedBlocks(world)) {
      if (standing.state !== 'changed' && standing.state !== 'moved') continue
      const span = placeOfName(name, world.packet)
      const did = standing.state === 'moved' ? 'moved to another section' : 'changed'
      const message = `${blockSaid(name)} ${did} since @${standing.by.by} accepted it on ${dayOf(standing.by, world)}.`
      if (span) yield { span, message }
    }
    for (const [name, by] of vanished(world)) {
      // A question that went away is a finding of `hidden-question`.
      if (/^Q\d/.test(name)) continue
      const section = by.kind === 'statement' && by.section ? `§ ${by.section}` : ''
      const span = placeOfName(section, world.packet)
      const message = `${blockSaid(name)} is gone since @${by.by} accepted it on ${dayOf(by, world)}, and nobody accepted that it goes.`
      if (span) yield { span, message }
    }
  },
})
