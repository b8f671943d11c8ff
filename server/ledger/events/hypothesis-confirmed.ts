// A person says that a hypothesis proved right: from now on it may be used as a fact.
import * as z from 'zod'
import { digest, statementIdOf, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { append } from '../state.ts'
import { entryOn } from '../threads.ts'

export const hypothesisConfirmed = defineEvent({
  type: 'hypothesis-confirmed',
  act: 'confirm-hypothesis',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ hypothesis: statementIdOf('H'), digest, words }),
  apply: (state, told) => append(state.threads, told.body.hypothesis, entryOn(told, 'confirmed')),
})
