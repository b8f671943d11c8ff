// Whoever objected takes the objection back, or the successor to whom it visibly passed. Nobody else can.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { objectionCalled } from './shared/called.ts'
import { because, words } from './shared/given.ts'

export const withdraw = defineAct({
  name: 'withdraw',
  summary: 'Take back your own objection.',
  input: z.strictObject({
    objection: z.string().describe('Your objection: `O1`.'),
    text: words.optional().describe('What settled it.'),
  }),
  positional: ['objection'],
  writes: ['objection-withdrawn'],

  plan({ objection: name, text }, scene, desk) {
    const found = objectionCalled(name, scene)
    if ('no' in found) return found
    const { objection } = found
    if (objection.status === 'withdrawn') return { no: `${name} is withdrawn already.` }
    const said = objection.words === undefined ? undefined : scene.words(objection.words)
    const body = { objection: objection.event, ...(text ? { words: desk.write(text) } : {}) }
    return {
      says: `Withdraw ${name}${said ? ` (“${said}”)` : ''}${because(text)}`,
      deeds: [{ type: 'objection-withdrawn', body }],
    }
  },
})
