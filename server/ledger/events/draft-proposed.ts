// A draft: text that is not part of the packet until a person accepts it. An agent's answer, and an objection that was
// brought in for somebody, are drafts as well.
import * as z from 'zod'
import { draftId, handle, label, target, words } from '../../../schemas/ledger.ts'
import { boxVerbs } from '../../../schemas/packet.ts'
import { defineEvent, saying } from '../definition.ts'

export const draftProposed = defineEvent({
  type: 'draft-proposed',
  act: 'propose',
  by: 'people and agents',
  signature: 'welcome',
  body: z.strictObject({
    id: draftId,
    verb: z.enum(boxVerbs.D),
    targets: z.array(target).min(1),
    onBehalfOf: handle.optional(),
    model: label.optional().describe('The model that an agent used.'),
    words,
  }),
  about: ({ targets }) => targets.flatMap(of => (of.kind === 'event' ? [of.event] : [])),
  apply(state, told) {
    const { id, verb, targets, onBehalfOf, model } = told.body
    const draft = { ...saying(told), id, verb, targets, onBehalfOf, model }
    state.drafts.set(told.id, { ...draft, decisions: [], status: 'pending' })
  },
})
