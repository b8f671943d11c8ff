// Lifts a hold. What was objected before it is objected after it.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { oneOf } from './shared/called.ts'
import { because, number, words } from './shared/given.ts'

export const resume = defineAct({
  name: 'resume',
  summary: 'Lift a hold.',
  input: z.strictObject({
    hold: number.optional().describe('Which one, where there are several.'),
    text: words.optional().describe('What came of it.'),
  }),
  positional: [],
  writes: ['hold-lifted'],

  plan({ hold: said, text }, { ledger, words: read }, desk) {
    const holds = [...ledger.state.holds.values()].filter(({ lifted }) => !lifted)
    const why = (of: (typeof holds)[number]) => (of.words && read(of.words)) || 'its reason was destroyed'
    const show = (of: (typeof holds)[number]) => `${of.path ? `${of.path}: ` : ''}${why(of)}`
    const found = oneOf(holds, said, { none: 'The packet is not on hold.', flag: '--hold', show })
    if ('no' in found) return found
    const { one } = found
    const body = { hold: one.event, ...(text ? { words: desk.write(text) } : {}) }
    return { says: `Lift the hold (${show(one)})${because(text)}`, deeds: [{ type: 'hold-lifted', body }] }
  },
})
