// The work pauses: for more evidence, or because somebody else has to look first (a referral, with a path and an owner).
// Every objection stays as it is.
import * as z from 'zod'
import { handle, label, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'

export const holdPlaced = defineEvent({
  type: 'hold-placed',
  act: 'hold',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ path: label.optional(), owner: handle, words }),
  apply(state, told) {
    const { path, owner } = told.body
    state.holds.set(told.id, { ...saying(told), path, owner })
  },
})
