// Turns a draft down and says why: reasons are counted, and what was rejected is not proposed again.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { draftCalled } from './shared/called.ts'
import { because, words } from './shared/given.ts'

const reasons = {
  overstated: 'overstated',
  'minimised-objection': 'minimised an objection',
  'implied-readiness': 'implied readiness',
  'wrong-source': 'wrong source',
  other: 'other',
} as const

export const reject = defineAct({
  name: 'reject',
  summary: 'Turn a draft down, with a reason.',
  input: z.strictObject({
    draft: z.string().describe('The draft: `D1`.'),
    reason: z.enum(Object.keys(reasons) as [keyof typeof reasons]).describe(`Why: ${Object.keys(reasons).join(', ')}.`),
    text: words.optional().describe('What else there is to say. Needed for `other`.'),
  }),
  positional: ['draft'],
  writes: ['draft-rejected'],

  plan({ draft: name, reason, text }, scene, desk) {
    const found = draftCalled(name, scene)
    if ('no' in found) return found
    if (reason === 'other' && !text) return { no: 'Say why with --text: `other` alone tells nobody anything.' }
    const { draft, shown } = found
    const body = { draft: draft.event, reason: reasons[reason], ...(text ? { words: desk.write(text) } : {}) }
    return {
      says: `Reject ${shown} of ${draft.actor} (${reasons[reason]})${because(text)}`,
      deeds: [{ type: 'draft-rejected', body }],
    }
  },
})
