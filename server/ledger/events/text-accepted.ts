// A person accepts blocks as they stand, having seen what changed since they were last accepted.
import * as z from 'zod'
import { acceptedBlock } from '../../../schemas/ledger.ts'
import { accept } from '../acceptance.ts'
import { defineEvent } from '../definition.ts'

export const textAccepted = defineEvent({
  type: 'text-accepted',
  act: 'accept',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ blocks: z.array(acceptedBlock).min(1) }),
  apply(state, told) {
    for (const block of told.body.blocks) accept(state, told, block, { corrected: false })
  },
})
