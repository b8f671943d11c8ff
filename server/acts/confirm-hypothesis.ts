// Says that a hypothesis proved right, and by what.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { words } from './shared/given.ts'
import { onHypothesis } from './shared/hypothesis.ts'

export const confirmHypothesis = defineAct({
  name: 'confirm-hypothesis',
  summary: 'Say that a hypothesis proved right, and by what.',
  input: z.strictObject({
    hypothesis: z.string().describe('The hypothesis: `H1`.'),
    text: words.describe('What proved it.'),
  }),
  positional: ['hypothesis'],
  prose: 'text',
  writes: ['hypothesis-confirmed'],

  plan({ hypothesis: name, text }, scene, desk) {
    const found = onHypothesis(name, text, scene, desk)
    if ('no' in found) return found
    return { says: `Confirm ${found.shown}\n${text}`, deeds: [{ type: 'hypothesis-confirmed', body: found.body }] }
  },
})
