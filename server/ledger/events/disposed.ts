// Words were destroyed, or excerpts of evidence: what should never have been written, or what was kept as long as it may be.
// The events that held their digests stand, and the ledger still verifies.
import * as z from 'zod'
import { digest, label, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { whyStill } from '../still.ts'

export const disposed = defineEvent({
  type: 'disposed',
  act: 'dispose',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z
    .strictObject({
      texts: z.array(words),
      bodies: z.array(digest).min(1).optional().describe('Of excerpts, in clear or sealed.'),
      why: label,
    })
    .refine(({ texts, bodies = [] }) => texts.length + bodies.length > 0, 'must say what was destroyed'),
  /** Whoever takes over may need to see what it was. Words may go all the same: what should never have been written. */
  refuse: ({ id, body }, { state, past }) => body.bodies && whyStill({}, state, event => past.precedes(event, id)),
  apply(state, told) {
    const { id, body } = told
    for (const text of body.texts) state.disposed.set(text, id)
    for (const one of body.bodies ?? []) state.bodiesGone.set(one, saying({ ...told, body: {} }))
  },
})
