// Passes a reviewer's part to a successor, visibly, and with it the objections that were raised in that part.
import * as z from 'zod'
import { plainRole } from '../profile/people.ts'
import { defineAct } from './act.ts'
import { bare, because, handle, words } from './shared/given.ts'

export const passOn = defineAct({
  name: 'pass-on',
  summary: 'Pass a reviewer’s part, with its objections, to a successor.',
  input: z.strictObject({
    role: z.string().describe('The role: `security`.'),
    to: handle.describe('The successor.'),
    from: handle.optional().describe('Whose part it is. Yours, if you do not say.'),
    text: words.optional().describe('Why.'),
  }),
  positional: ['role', 'to'],
  writes: ['reviewer-passed-on'],

  plan({ role: said, to, from, text }, { ledger }, desk) {
    const role = plainRole(said)
    const reviewer = from ? bare(from) : desk.actor.replace(/^@/, '')
    const objections = [...ledger.state.objections.values()].filter(
      one => one.role === role && one.actor === `@${reviewer}` && one.status !== 'withdrawn',
    )
    const shown = objections.map(({ event }) => ledger.shownId(event)).join(', ')
    const body = { role, from: reviewer, to: bare(to), ...(text ? { words: desk.write(text) } : {}) }
    return {
      says: `@${body.to} takes over from @${reviewer} for ${role}${shown ? `, with ${shown}` : ''}${because(text)}`,
      deeds: [{ type: 'reviewer-passed-on', body }],
    }
  },
})
