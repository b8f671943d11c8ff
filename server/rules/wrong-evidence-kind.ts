import type { Statement } from '../../schemas/packet.ts'
import { defineRule, type Near } from './rule.ts'
import { anyOf } from './shared/listed.ts'
import { sourcesUnder } from './shared/sources-under.ts'
import { topicField, topicOf } from './shared/topic.ts'

export const wrongEvidenceKind = defineRule({
  code: 'wrong-evidence-kind',
  scope: 'statement',
  severity: 'error',
  guards: true,
  summary: 'A claim on a topic rests on a kind of evidence that can show it.',

  *check(statement, near) {
    const topic = topicOfClaim(statement, near)
    const wanted = topic ? (near.profile.topics[topic]?.evidence ?? []) : []
    if (wanted.length === 0) return
    const kinds = new Set(sourcesUnder(statement, near).map(({ definition }) => definition.kind))
    if (kinds.size === 0 || wanted.some(kind => kinds.has(kind))) return
    const message = `${statement.id} is on ${topic} and rests on no ${anyOf(wanted)}, only on ${anyOf([...kinds])}.`
    yield { span: statement.idSpan, message }
  },
})

/** A claim is on the topic of its section. A fact says what its source has, whatever it stands beside: it names its topic itself. */
function topicOfClaim(statement: Statement, near: Near): string | undefined {
  if (statement.letter === 'C') return topicOf(statement, near)
  return statement.letter === 'F' ? topicField(statement)?.topic : undefined
}
