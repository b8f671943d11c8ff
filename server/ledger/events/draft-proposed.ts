// A draft: text that is not part of the packet until a person accepts it. An agent's answer, and an objection that was
// brought in for somebody, are drafts as well.
import * as z from 'zod'
import { digest, draftId, eventId, handle, label, role, seenEvidence, target, words } from '../../../schemas/ledger.ts'
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
    role: role.optional().describe('The role in which an agent proposed it: refresher, normaliser.'),
    call: digest.optional().describe('The SHA-256 of the prompt or the tool call that it came of.'),
    base: digest.optional().describe('The revision of the page that it was made from.'),
    read: z.array(seenEvidence).optional().describe('The evidence that was read for it, as it read then.'),
    reasons: z.strictObject({ words }).optional().describe('Why, one line for each change.'),
    run: eventId.optional().describe('The run that it came of.'),
    words,
  }),
  about: ({ targets, run }) => [
    ...targets.flatMap(of => (of.kind === 'event' ? [of.event] : [])),
    ...(run === undefined ? [] : [run]),
  ],
  refuse: ({ actor, body: { run } }, { state }) =>
    run === undefined || state.runs.get(run)?.actor === actor ? undefined : 'the run that it names is none of its own',
  apply(state, told) {
    const { id, verb, targets, onBehalfOf, model, role: inRole, call, base, read, reasons, run } = told.body
    const made = { model, role: inRole, call, base, read: read ?? [], reasons: reasons?.words, run }
    const draft = { ...saying(told), id, verb, targets, onBehalfOf, ...made }
    state.drafts.set(told.id, { ...draft, decisions: [], status: 'pending' })
  },
})
