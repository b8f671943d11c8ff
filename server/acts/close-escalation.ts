// Says that the formal process is done with the case, and what came of it. The loop goes on.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { oneOf } from './shared/called.ts'
import { number, words } from './shared/given.ts'

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

  plan({ escalation: said, text }, { ledger }, desk) {
    const open = [...ledger.state.escalations.values()].filter(({ closed }) => !closed)
    const show = ({ path, actor, time }: (typeof open)[number]) => `${path}, by ${actor} on ${time.slice(0, 10)}`
    const found = oneOf(open, said, { none: 'Nothing is escalated.', flag: '--escalation', show })
    if ('no' in found) return found
    const body = { escalation: found.one.event, words: desk.write(text) }
    return { says: `Close the escalation (${show(found.one)}): ${text}`, deeds: [{ type: 'escalation-closed', body }] }
  },
})
