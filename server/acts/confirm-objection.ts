// Makes an objection one's own that somebody else brought in: as a draft, or without the right to raise it.
import * as z from 'zod'
import { defineAct, type Refusal, type Scene } from './act.ts'
import { draftCalled, objectionCalled } from './shared/called.ts'
import { role } from './shared/given.ts'
import { roleOf } from './shared/roles.ts'
import { freeId } from './targets.ts'

export const confirmObjection = defineAct({
  name: 'confirm-objection',
  summary: 'Confirm an objection that was brought in for you.',
  input: z.strictObject({
    objection: z.string().describe('The objection or its draft: `O1`, `D1`.'),
    role: role.optional().describe('The role in which you object, where you review in several.'),
  }),
  positional: ['objection'],
  writes: ['objection-confirmed'],

  plan({ objection: name, role }, scene, desk) {
    const found = broughtIn(name, scene)
    if ('no' in found) return found
    const { of, id, text } = found
    const as = roleOf(desk.actor, role, scene)
    return {
      says: `Confirm ${name} as your own objection ${id}${as ? ` (${as})` : ''}: ${text}`,
      deeds: [{ type: 'objection-confirmed', body: { of, id, ...(as ? { role: as } : {}) } }],
    }
  },
})

type BroughtIn = { readonly of: string; readonly id: string; readonly text: string }

function broughtIn(name: string, scene: Scene): BroughtIn | Refusal {
  const found = name.startsWith('D') ? draftCalled(name, scene) : objectionCalled(name, scene)
  if ('no' in found) return found
  const { event, words } = 'draft' in found ? found.draft : found.objection
  const text = words === undefined ? undefined : scene.words(words)
  if (text === undefined) return { no: `The words of ${name} are not there, and nobody confirms what cannot be read.` }
  return { of: event, id: 'draft' in found ? freeId('O', scene) : found.objection.id, text }
}
