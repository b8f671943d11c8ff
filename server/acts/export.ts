// Makes a copy for one audience. Whoever makes it signs for what is in it; the text itself goes where the person sends it.
import * as z from 'zod'
import { bodyDigest } from '../handoff/copy.ts'
import { defineAct } from './act.ts'
import { copied } from './shared/copied.ts'
import { because, role, words } from './shared/given.ts'

export const exportCopy = defineAct({
  name: 'export',
  summary: 'Make a copy for one audience: accepted text, and nothing that it may not read.',
  input: z.strictObject({
    audience: words.meta({ value: 'AUDIENCE' }).describe('Who reads it: an audience of the profile, or `board`.'),
    role: role.optional().describe('The role of the reader, for what is restricted to it.'),
    text: words.optional().describe('What it is for.'),
  }),
  positional: [],
  within: 'export',
  writes: ['exported'],

  plan({ audience, role, text }, scene, desk) {
    const copy = copied({ audience, role }, scene)
    if ('no' in copy) return copy
    const digest = bodyDigest(copy)
    const left = copy.leftOut.length > 0 ? ` Left out: ${copy.leftOut.map(({ name }) => name).join(', ')}.` : ''
    const reader = role ? `${audience} (${role})` : audience
    return {
      says: `Export a copy for ${reader}, sha256 ${digest}${because(text)}${left}`,
      deeds: [{ type: 'exported', body: { audience, digest, ...(text ? { words: desk.write(text) } : {}) } }],
    }
  },
})
