// An agent went over the packet in one or more roles. Drafts that came of it name this event, so that they can be read, and
// turned down, as one; what the gate refused on the way and what was left open is kept as well.
import * as z from 'zod'
import { digest, eventSet, label, role, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { amend } from '../state.ts'

export const runRecorded = defineEvent({
  type: 'run-recorded',
  act: 'record-run',
  by: 'people and agents',
  signature: 'welcome',
  body: z.strictObject({
    roles: z.array(role).min(1),
    model: label.optional(),
    base: digest.describe('The revision of the page that was gone over.'),
    refused: z
      .array(z.strictObject({ role: role.optional(), code: label, count: z.int().min(1) }))
      .describe('What the gate refused, by check or rule.'),
    outdated: eventSet.describe(
      'Earlier drafts of the same agent that no longer fit what people want. They wait all the same.',
    ),
    words: words.describe('What was found, what was proposed, and what is left open for whom.'),
  }),
  about: ({ outdated }) => outdated,
  refuse({ actor, body }, { state }) {
    const strange = body.outdated.find(event => state.drafts.get(event)?.actor !== actor)
    return strange === undefined ? undefined : 'what it calls outdated is no draft of its own'
  },
  apply(state, told) {
    const { roles, model, base, refused, outdated } = told.body
    state.runs.set(told.id, { ...saying(told), roles, model, base, refused })
    for (const event of outdated) amend(state.drafts, event, draft => ({ ...draft, outdated: told.id }))
  },
})
