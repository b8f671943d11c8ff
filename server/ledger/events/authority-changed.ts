// Who has to be asked changed in mid-course: an amount crossed a threshold, the scope grew. The ledger says so before
// anybody recommends again.
import * as z from 'zod'
import { role, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { succeed } from '../standing.ts'

export const authorityChanged = defineEvent({
  type: 'authority-changed',
  act: 'change-authority',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ role, mandatory: z.boolean(), words }),
  stand: (standing, { id: event, body }, past) => ({
    ...standing,
    mandatory: new Map(standing.mandatory).set(
      body.role,
      succeed(standing.mandatory.get(body.role) ?? [], { event, value: body.mandatory }, past),
    ),
  }),
})
