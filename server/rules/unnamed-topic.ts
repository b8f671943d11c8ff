import type { Statement } from '../../schemas/packet.ts'
import type { Profile } from '../../schemas/profile.ts'
import { defineRule } from './rule.ts'
import { phrasesOf, type Said, said } from './shared/phrases.ts'
import { remembered } from './shared/remembered.ts'
import { topicOf } from './shared/topic.ts'

export const unnamedTopic = defineRule({
  code: 'unnamed-topic',
  scope: 'statement',
  severity: 'info',
  summary: 'A claim that speaks of one of the profile’s topics names it.',

  *check(statement, near) {
    if (statement.letter !== 'C') return
    const { all, byTopic } = phrasesByTopic(near.profile)
    if (!all || !first(statement, all) || topicOf(statement, near)) return
    for (const [topic, phrases] of byTopic) {
      const found = first(statement, phrases)
      if (!found) continue
      const message = `${statement.id} says “${found.phrase}” and does not say whether it is on ${topic}.`
      yield { span: found.span, message }
      return
    }
  },
})

const first = (statement: Statement, phrases: RegExp): Said | undefined => {
  for (const one of said(statement, phrases)) return one
  return undefined
}

/** Most statements speak of no topic at all: one look at them is enough. */
const phrasesByTopic = remembered(({ topics }: Profile) => ({
  all: phrasesOf(Object.values(topics).flatMap(({ words }) => words)),
  byTopic: Object.entries(topics).flatMap(([topic, { words }]) => {
    const phrases = phrasesOf(words)
    return phrases ? [[topic, phrases] as const] : []
  }),
}))
