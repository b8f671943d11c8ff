// What a statement is on: what its tail says, else what the profile says of everything in its section.
import type { Statement } from '../../../schemas/packet.ts'
import type { Near } from '../rule.ts'

type Topic = Extract<Statement['fields'][number], { name: 'topic' }>

export const topicField = ({ fields }: Statement): Topic | undefined =>
  fields.find((field): field is Topic => field.name === 'topic')

export const topicOf = (statement: Statement, near: Near): string | undefined =>
  topicField(statement)?.topic ?? near.section(statement)?.wanted?.topic
