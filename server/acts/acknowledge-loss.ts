// Says that events are lost for good. The ledger goes on, and names the loss for ever.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { names, words } from './shared/given.ts'

export const acknowledgeLoss = defineAct({
  name: 'acknowledge-loss',
  summary: 'Say that missing events are lost for good, so that the ledger can go on.',
  input: z.strictObject({
    events: names
      .optional()
      .describe(
        'Which ones, by the beginnings of their names; one that no other event names, in full. If you name none: all that are missing.',
      ),
    text: words.describe('How they were lost, and why they cannot be brought back.'),
  }),
  positional: ['events'],
  prose: 'text',
  writes: ['loss-acknowledged'],

  plan({ events: said = [], text }, { ledger }, desk) {
    const missing = new Set(
      ledger.damage.flatMap(({ kind, others, settledBy }) =>
        kind === 'missing-parent' && !settledBy ? (others ?? []) : [],
      ),
    )
    // One that somebody took away and that no other event names shows only in git's history: it is named in full.
    for (const name of said) if (/^[0-9a-f]{64}$/.test(name) && !ledger.event(name)) missing.add(name)
    const unknown = said.find(name => ![...missing].some(event => event.startsWith(name)))
    if (unknown) return { no: `No event ${unknown} is missing.` }
    const events = [...missing].filter(event => said.length === 0 || said.some(name => event.startsWith(name))).sort()
    if (events.length === 0) return { no: 'No event is missing.' }
    return {
      says: `Lost for good: ${events.join(', ')}: ${text}`,
      deeds: [{ type: 'loss-acknowledged', body: { events, words: desk.write(text) } }],
    }
  },
})
