// A reviewer makes an objection his or her own that somebody else brought in: as a draft, or without the right to raise it.
import * as z from 'zod'
import { eventId, objectionId, role } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { decide } from '../drafts.ts'
import { amend } from '../state.ts'
import { judged, newObjection } from '../threads.ts'

export const objectionConfirmed = defineEvent({
  type: 'objection-confirmed',
  act: 'confirm-objection',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ of: eventId, id: objectionId, role: role.optional() }),
  about: ({ of }) => [of],
  refuse({ name, actor, body }, { state }) {
    const raised = state.objections.get(body.of)
    if (raised) {
      if (raised.rightful && raised.actor !== actor) return `the objection is ${raised.actor}'s`
      return raised.confirmedBy.length > 0 ? 'the objection is confirmed already' : undefined
    }
    const draft = state.drafts.get(body.of)
    if (draft?.verb !== 'objects to') return 'what it confirms is no objection'
    const awaited = draft.onBehalfOf ?? name
    return awaited === name ? undefined : `the objection waits for @${awaited}`
  },
  apply(state, told, past) {
    const { id: event, name, time, body } = told
    const confirmation = { event, value: name }
    const draft = state.drafts.get(body.of)
    amend(state.objections, body.of, objection =>
      judged({ ...objection, confirmedBy: [...objection.confirmedBy, confirmation] }, past),
    )
    if (!draft) return
    decide(state, body.of, { event, by: name, time, outcome: 'confirmed' }, past)
    const said = saying({ ...told, body: { words: draft.words } })
    const objection = newObjection({ ...said, id: body.id, role: body.role, targets: draft.targets, rightful: true })
    state.objections.set(event, { ...objection, confirmedBy: [confirmation] })
  },
})
