// A person says that a question is not asked any more, and why.
import * as z from 'zod'
import { digest, statementIdOf, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { append } from '../state.ts'
import { entryOn } from '../threads.ts'

export const questionDropped = defineEvent({
  type: 'question-dropped',
  act: 'drop',
  by: 'people',
  signature: 'needed',
  body: z.strictObject({ question: statementIdOf('Q'), digest, words }),
  apply: (state, told) => append(state.threads, told.body.question, entryOn(told, 'dropped')),
})
