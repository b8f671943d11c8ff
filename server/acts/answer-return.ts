// Says which change answers which reason of a return: the second handoff shows both.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { names, number, words } from './shared/given.ts'
import { targetsOf } from './targets.ts'

export const answerReturn = defineAct({
  name: 'answer-return',
  summary: 'Say what answers a reason for which the packet was returned.',
  input: z.strictObject({
    reason: number.describe('Which reason: `1` is the first.'),
    what: names.optional().describe('What was changed for it: `C1`, `"Rollback"`.'),
    text: words.describe('The answer.'),
  }),
  positional: ['reason', 'what'],
  prose: 'text',
  writes: ['return-answered'],

  plan({ reason: said, what = [], text }, scene, desk) {
    const handoff = [...scene.ledger.state.handoffs.values()].findLast(({ returned }) => returned)
    const reason = Number(said)
    const answered = handoff?.returned?.reasons[reason - 1]
    if (!handoff?.returned) return { no: 'The packet was never returned.' }
    if (!answered) return { no: `The return has ${handoff.returned.reasons.length} reasons, and no number ${said}.` }
    const found = targetsOf(what, scene)
    if ('no' in found) return found
    const by = what.length > 0 ? ` by ${what.join(', ')}` : ''
    const body = { handoff: handoff.event, reason, targets: found.targets, words: desk.write(text) }
    return {
      says: `Reason ${said} (${answered.label}) is answered${by}: ${text}`,
      deeds: [{ type: 'return-answered', body }],
    }
  },
})
