// Says why a suspicion is none, after a person looked at it.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { number, words } from './shared/given.ts'
import { shownSuspicion, suspicionCalled } from './shared/suspicions.ts'

export const dismiss = defineAct({
  name: 'dismiss',
  summary: 'Dismiss a suspicion, with the reason.',
  input: z.strictObject({
    suspicion: number.optional().describe('Which one, where there are several.'),
    text: words.describe('Why it is none.'),
  }),
  positional: [],
  prose: 'text',
  writes: ['suspicion-dismissed'],

  plan({ suspicion: said, text }, scene, desk) {
    const found = suspicionCalled(said, scene)
    if ('no' in found) return found
    const body = { suspicion: found.one.event, words: desk.write(text) }
    return {
      says: `Dismiss the suspicion of ${shownSuspicion(found.one, scene)}\n${text}`,
      deeds: [{ type: 'suspicion-dismissed', body }],
    }
  },
})
