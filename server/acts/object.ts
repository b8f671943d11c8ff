// Raises an objection. It needs no key: whoever is on the roster is heard, and what is raised never goes away by itself.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { role, words } from './shared/given.ts'
import { roleOf } from './shared/roles.ts'
import { freeId, targetsOf } from './targets.ts'

export const object = defineAct({
  name: 'object',
  summary: 'Object to statements, a section or the packet, in your own words.',
  input: z.strictObject({
    to: z.array(z.string()).min(1).describe('What you object to: `C1`, `"Rollback"`, `packet`.'),
    role: role.optional().describe('The role in which you object, where you review in several.'),
    text: words.describe('The objection.'),
  }),
  positional: ['to'],
  prose: 'text',
  writes: ['objection-raised'],

  plan({ to, role, text }, scene, desk) {
    const found = targetsOf(to, scene)
    if ('no' in found) return found
    const id = freeId('O', scene)
    const as = roleOf(desk.actor, role, scene)
    const body = { id, ...(as ? { role: as } : {}), targets: found.targets, words: desk.write(text) }
    return {
      says: `${id}${as ? ` (${as})` : ''} objects to ${to.join(', ')}: ${text}`,
      deeds: [{ type: 'objection-raised', body }],
    }
  },
})
