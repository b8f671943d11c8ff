// A person answers a question. Without that person's key the answer stands there and proves nobody.
import * as z from 'zod'
import { digest, statementIdOf, words } from '../../../schemas/ledger.ts'
import { defineEvent } from '../definition.ts'
import { append } from '../state.ts'
import { entryOn } from '../threads.ts'

export const questionAnswered = defineEvent({
  type: 'question-answered',
  act: 'answer',
  by: 'people',
  signature: 'welcome',
  body: z.strictObject({ question: statementIdOf('Q'), digest, words }),
  apply: (state, told) => append(state.threads, told.body.question, entryOn(told, 'answered')),
})
