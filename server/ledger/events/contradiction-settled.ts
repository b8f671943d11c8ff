// Two sources say different things. A person says which of them stands, and why; until then neither is passed over.
import * as z from 'zod'
import { evidenceId, seenEvidence, statementIdOf, words } from '../../../schemas/ledger.ts'
import { defineEvent, saying } from '../definition.ts'

export const contradictionSettled = defineEvent({
  type: 'contradiction-settled',
  act: 'settle',
  by: 'people',
  signature: 'needed',
  body: z
    .strictObject({
      between: z.array(seenEvidence).min(2),
      stands: evidenceId,
      claim: statementIdOf('FC').optional(),
      words,
    })
    .refine(({ between, stands }) => between.some(({ id }) => id === stands), 'must let one of the sources stand'),
  apply(state, told) {
    const { between, stands, claim } = told.body
    state.settlements.set(told.id, { ...saying(told), between, stands, claim })
  },
})
