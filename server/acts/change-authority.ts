// Says that a role became mandatory in mid-course: an amount crossed a threshold, the scope grew. What the profile itself
// makes mandatory, only a change of policy makes less.
import * as z from 'zod'
import { plainRole } from '../profile/people.ts'
import { defineAct } from './act.ts'
import { words } from './shared/given.ts'

export const changeAuthority = defineAct({
  name: 'change-authority',
  summary: 'Make a reviewing role mandatory, or optional again.',
  input: z.strictObject({
    role: z.string().describe('The role: `legal`.'),
    optional: z.boolean().optional().describe('It is not mandatory any more.'),
    text: words.describe('Why.'),
  }),
  positional: ['role'],
  prose: 'text',
  writes: ['authority-changed'],

  plan({ role: said, optional, text }, _scene, desk) {
    const role = plainRole(said)
    const body = { role, mandatory: !optional, words: desk.write(text) }
    return {
      says: `The review for ${role} is ${optional ? 'not mandatory any more' : 'mandatory'}: ${text}`,
      deeds: [{ type: 'authority-changed', body }],
    }
  },
})
