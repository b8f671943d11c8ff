// Whoever objected says that the answers did not settle it.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { objectionCalled } from './shared/called.ts'
import { words } from './shared/given.ts'

export const sustain = defineAct({
  name: 'sustain',
  summary: 'Keep your objection up after an answer.',
  input: z.strictObject({
    objection: z.string().describe('Your objection: `O1`.'),
    text: words.describe('What the answer leaves open.'),
  }),
  positional: ['objection'],
  prose: 'text',
  writes: ['objection-sustained'],

  plan({ objection: name, text }, scene, desk) {
    const found = objectionCalled(name, scene)
    if ('no' in found) return found
    if (found.objection.status === 'withdrawn')
      return { no: `${name} is withdrawn. Raise it again with \`countersign object\`.` }
    const body = { objection: found.objection.event, words: desk.write(text) }
    return { says: `Sustain ${name}: ${text}`, deeds: [{ type: 'objection-sustained', body }] }
  },
})
