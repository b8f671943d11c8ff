// Answers an objection or a question. An answer does not close an objection: whoever raised it says whether it settles it.
import * as z from 'zod'
import { defineAct } from './act.ts'
import { objectionCalled, statementCalled } from './shared/called.ts'
import { words } from './shared/given.ts'

export const answer = defineAct({
  name: 'answer',
  summary: 'Answer an objection or a question.',
  input: z.strictObject({
    to: z.string().describe('What you answer: `O1`, `Q1`.'),
    text: words.describe('The answer.'),
  }),
  positional: ['to'],
  prose: 'text',
  writes: ['objection-answered', 'question-answered'],

  plan({ to, text }, scene, desk) {
    const says = `Answer ${to}: ${text}`
    if (!to.startsWith('Q')) {
      const found = objectionCalled(to, scene)
      if ('no' in found) return found
      const { event, status } = found.objection
      if (status === 'withdrawn') return { no: `${to} is withdrawn: there is nothing to answer any more.` }
      return { says, deeds: [{ type: 'objection-answered', body: { objection: event, words: desk.write(text) } }] }
    }
    const question = statementCalled(to, ['Q'], scene)
    if ('no' in question) return question
    const body = { question: question.name, digest: question.digest, words: desk.write(text) }
    return { says, deeds: [{ type: 'question-answered', body }] }
  },
})
