// Says that something looks like an exposure. Anybody on the roster may, and an agent too: it freezes the packet until a
// person looks at it.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { names, words } from './shared/given.ts'
import { targetsOf } from './targets.ts'

export const suspect = defineAct({
  name: 'suspect',
  summary: 'Say that something looks like an exposure: the packet freezes until a person looks at it.',
  input: z.strictObject({
    what: names.optional().describe('Where it shows: `F2`, `E4`.'),
    text: words.describe('What you suspect, and why.'),
  }),
  positional: ['what'],
  prose: 'text',
  writes: ['suspicion-raised'],

  plan({ what = [], text }, scene, desk) {
    const found = targetsOf(what, scene)
    if ('no' in found) return found
    const where = what.length > 0 ? ` on ${what.join(', ')}` : ''
    const body = { targets: found.targets, words: desk.write(text) }
    return { says: `Raise a suspicion${where}: ${text}`, deeds: [{ type: 'suspicion-raised', body }] }
  },
})
