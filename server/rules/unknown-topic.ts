import { nearest } from '../profile/nearest.ts'
import { defineRule } from './rule.ts'
import { topicField } from './shared/topic.ts'

export const unknownTopic = defineRule({
  code: 'unknown-topic',
  scope: 'block',
  severity: 'error',
  guards: true,
  summary: 'Every topic that a statement names is one of the profile’s.',

  *check({ statements }, { profile }) {
    for (const statement of statements) {
      const field = topicField(statement)
      if (!field || Object.hasOwn(profile.topics, field.topic)) continue
      const message = `${statement.id} is on the topic \`${field.topic}\`, which the profile ${profile.name} does not have.`
      yield { span: field.span, message, data: field.topic }
    }
  },

  fix({ span, data }, { profile }) {
    const meant = nearest(String(data), Object.keys(profile.topics))
    return meant ? [{ title: `Change it to ${meant}`, edits: [{ span, text: `topic ${meant}` }] }] : []
  },
})
