import type { Profile } from '../../schemas/profile.ts'
import { defineRule } from './rule.ts'
import { isMaterial } from './shared/cites.ts'
import { phrasesOf, said } from './shared/phrases.ts'
import { remembered } from './shared/remembered.ts'
import { topicOf } from './shared/topic.ts'

export const unnamedTopic = defineRule({
  code: 'unnamed-topic',
  scope: 'statement',
  severity: 'info',
  summary: 'A fact or claim that speaks of one of the profile’s topics names it.',

  *check(statement, near) {
    if (!isMaterial(statement) || topicOf(statement, near)) return
    for (const [topic, phrases] of phrasesByTopic(near.profile)) {
      const [first] = said(statement, phrases)
      if (!first) continue
      const message = `${statement.id} says “${first.phrase}” and does not say whether it is on ${topic}.`
      yield { span: first.span, message }
      return
    }
  },
})

const phrasesByTopic = remembered(({ topics }: Profile) =>
  Object.entries(topics).flatMap(([topic, { words }]) => {
    const phrases = phrasesOf(words)
    return phrases ? [[topic, phrases] as const] : []
  }),
)
