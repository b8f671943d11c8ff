// Says that the formal process is done with the case, and what came of it. The loop goes on.
import * as z from 'zod'
import type { Escalation } from '../ledger/state.ts'
import { check } from '../rules/run.ts'
import { defineAct, type Scene } from './act.ts'
import { oneOf } from './shared/called.ts'
import { listed, number, words } from './shared/given.ts'

export const closeEscalation = defineAct({
  name: 'close-escalation',
  summary: 'Close an escalation, with what came of it.',
  input: z.strictObject({
    escalation: number.optional().describe('Which one, where there are several.'),
    text: words.describe('What came of it.'),
  }),
  positional: [],
  prose: 'text',
  writes: ['escalation-closed'],

  plan({ escalation: said, text }, scene, desk) {
    const open = [...scene.ledger.state.escalations.values()].filter(({ closedBy }) => closedBy.length === 0)
    const show = ({ path, actor, time }: (typeof open)[number]) => `${path}, by ${actor} on ${time.slice(0, 10)}`
    const found = oneOf(open, said, { none: 'Nothing is escalated.', flag: '--escalation', show })
    if ('no' in found) return found
    const blocks = callingFor(found.one, scene)
    const body = { escalation: found.one.event, ...(blocks.length > 0 ? { blocks } : {}), words: desk.write(text) }
    const known = blocks.length > 0 ? `\nIt was about ${listed(blocks.map(({ id }) => id))} as they read now.` : ''
    return {
      says: `Close the escalation (${show(found.one)}): ${text}${known}`,
      deeds: [{ type: 'escalation-closed', body }],
    }
  },
})

/** The statements that call for this process as they read now: whoever closes it has them in front of them. */
function callingFor({ path }: Escalation, scene: Scene) {
  const { packet, profile } = scene.subject
  const names = profile.escalations.filter(one => one.name === path || one.path === path).map(({ name }) => name)
  const hits = check(scene.subject).findings.filter(
    ({ rule, finding }) => rule.code === 'escalation-required' && names.includes(String(finding.data)),
  )
  const ranges = hits.flatMap(({ range, related }) => [range, ...related.map(one => one.range)])
  const meant = packet.statements.filter(({ span }) => {
    const { start, end } = packet.range(span)
    return ranges.some(one => start <= one.start && one.end <= end)
  })
  const digests = new Map(scene.blocks.map(block => [block.name, block.digest]))
  return meant.flatMap(({ id }) => {
    const digest = digests.get(id)
    return digest ? [{ kind: 'statement' as const, id, digest }] : []
  })
}
