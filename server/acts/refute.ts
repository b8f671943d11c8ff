// Says that a hypothesis proved wrong. It stays on the page, so that nobody takes it up again.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { words } from './shared/given.ts'
import { onHypothesis } from './shared/hypothesis.ts'

export const refute = defineAct({
  name: 'refute',
  summary: 'Say that a hypothesis proved wrong, and by what.',
  input: z.strictObject({
    hypothesis: z.string().describe('The hypothesis: `H1`.'),
    text: words.describe('What speaks against it.'),
  }),
  positional: ['hypothesis'],
  prose: 'text',
  writes: ['hypothesis-refuted'],

  plan({ hypothesis: name, text }, scene, desk) {
    const found = onHypothesis(name, text, scene, desk)
    if ('no' in found) return found
    return { says: `Refute ${found.shown}\n${text}`, deeds: [{ type: 'hypothesis-refuted', body: found.body }] }
  },
})
