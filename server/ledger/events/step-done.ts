// A person says that a next step is done.
import * as z from 'zod'
import { digest, statementIdOf, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { append } from '../state.ts'
import { entryOn } from '../threads.ts'

export const stepDone = defineEvent({
  type: 'step-done',
  act: 'done',
  by: 'people',
  signature: 'welcome',
  body: z.strictObject({ step: statementIdOf('N'), digest, words: words.optional() }),
  apply: (state, told) => append(state.threads, told.body.step, entryOn(told, 'done')),
})
