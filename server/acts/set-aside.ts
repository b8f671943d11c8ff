// Says of events that count for nothing that they were seen, and why nothing is to come of them. They stay in the ledger,
// count for nothing as before, and stop nobody any more.
import * as z from 'zod'
import { lasting } from '../ledger/damage.ts'
import { defineAct } from './act.ts'
import { names, words } from './shared/given.ts'

export const setAside = defineAct({
  name: 'set-aside',
  summary: 'Say of events that count for nothing that you have seen them, so that the ledger can go on.',
  input: z.strictObject({
    events: names
      .optional()
      .describe('Which ones, by the beginnings of their names. If you name none: all that count for nothing.'),
    text: words.describe('What they were, and why nothing is to come of them.'),
  }),
  positional: ['events'],
  prose: 'text',
  writes: ['refusal-set-aside'],

  plan({ events: said = [], text }, { ledger }, desk) {
    const open = ledger.damage.filter(({ kind, event, settledBy }) => lasting.has(kind) && event && !settledBy)
    const refused = new Map(open.map(({ event = '', message }) => [event, message]))
    const unknown = said.find(name => ![...refused.keys()].some(event => event.startsWith(name)))
    if (unknown) return { no: `No event ${unknown} waits to be set aside.` }
    const events = [...refused.keys()].filter(event => said.length === 0 || said.some(name => event.startsWith(name)))
    if (events.length === 0) return { no: 'No event waits to be set aside.' }
    return {
      says: `Set aside, deciding nothing:\n${events.map(event => refused.get(event)).join('\n')}\n${text}`,
      deeds: [{ type: 'refusal-set-aside', body: { events: events.sort(), words: desk.write(text) } }],
    }
  },
})
