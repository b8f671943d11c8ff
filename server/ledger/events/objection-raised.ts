// A person objects. Raising needs no key, and no event ever takes an objection away: others only say what became of it.
import * as z from 'zod'
import { objectionId, role, target, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { newObjection } from '../threads.ts'

export const objectionRaised = defineEvent({
  type: 'objection-raised',
  act: 'object',
  by: 'people',
  signature: 'welcome',
  keeps: true,
  goesOn: true,
  body: z.strictObject({ id: objectionId, role: role.optional(), targets: z.array(target).min(1), words }),
  apply(state, told) {
    const { id, role: of, targets } = told.body
    state.objections.set(told.id, newObjection({ ...saying(told), id, role: of, targets, rightful: told.allowed }))
  },
})
