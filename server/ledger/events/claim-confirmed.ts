// The evidence of a claim changed; a person looked at both and says that the claim still holds.
import * as z from 'zod'
import { digest, seenEvidence, statementIdOf, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'
import { append } from '../state.ts'

export const claimConfirmed = defineEvent({
  type: 'claim-confirmed',
  act: 'confirm-claim',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({
    claim: statementIdOf('FCP'),
    digest,
    seen: z.array(seenEvidence).min(1).describe('The evidence that the person compared it with, as it is now.'),
    words: words.optional(),
  }),
  apply(state, told) {
    const { claim, digest: text, seen } = told.body
    append(state.confirmations, claim, { ...saying(told), digest: text, seen })
  },
})
