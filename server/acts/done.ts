// Says that a next step is done.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { statementCalled } from './shared/called.ts'
import { because, words } from './shared/given.ts'

export const done = defineAct({
  name: 'done',
  summary: 'Say that a next step is done.',
  input: z.strictObject({
    step: z.string().describe('The step: `N1`.'),
    text: words.optional().describe('What came of it.'),
  }),
  positional: ['step'],
  writes: ['step-done'],

  plan({ step: name, text }, scene, desk) {
    const step = statementCalled(name, ['N'], scene)
    if ('no' in step) return step
    const body = { step: step.name, digest: step.digest, ...(text ? { words: desk.write(text) } : {}) }
    return { says: `Done: ${step.name}${because(text)}`, deeds: [{ type: 'step-done', body }] }
  },
})
