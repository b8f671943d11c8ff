// Says that a question is not asked any more. It stays on the page, with the reason.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { statementCalled } from './shared/called.ts'
import { words } from './shared/given.ts'

export const drop = defineAct({
  name: 'drop',
  summary: 'Drop a question, with the reason.',
  input: z.strictObject({
    question: z.string().describe('The question: `Q1`.'),
    text: words.describe('Why it is not asked any more.'),
  }),
  positional: ['question'],
  prose: 'text',
  writes: ['question-dropped'],

  plan({ question: name, text }, scene, desk) {
    const question = statementCalled(name, ['Q'], scene)
    if ('no' in question) return question
    const body = { question: question.name, digest: question.digest, words: desk.write(text) }
    return { says: `Drop ${question.name}: ${text}`, deeds: [{ type: 'question-dropped', body }] }
  },
})
