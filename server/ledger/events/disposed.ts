// Words were destroyed: what should never have been written, or what was kept as long as it may be. The events that held
// their digests stand, and the ledger still verifies.
import * as z from 'zod'
import { label, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'

export const disposed = defineEvent({
  type: 'disposed',
  act: 'dispose',
  by: 'people',
  signature: 'needed',
  goesOn: true,
  body: z.strictObject({ texts: z.array(words).min(1), why: label }),
  apply(state, { id, body }) {
    for (const text of body.texts) state.disposed.set(text, id)
  },
})
