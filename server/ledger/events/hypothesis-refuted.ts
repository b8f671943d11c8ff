// A person says that a hypothesis proved wrong. It stays, so that nobody takes it up again.
import * as z from 'zod'
import { digest, statementIdOf, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { append } from '../state.ts'
import { entryOn } from '../threads.ts'

export const hypothesisRefuted = defineEvent({
  type: 'hypothesis-refuted',
  act: 'refute',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ hypothesis: statementIdOf('H'), digest, words }),
  apply: (state, told) => append(state.threads, told.body.hypothesis, entryOn(told, 'refuted')),
})
