import { defineRule } from './rule.ts'
import { isMaterial } from './shared/cites.ts'
import { anyOf } from './shared/listed.ts'
import { sourcesUnder } from './shared/sources-under.ts'
import { topicOf } from './shared/topic.ts'

export const wrongEvidenceKind = defineRule({
  code: 'wrong-evidence-kind',
  scope: 'statement',
  severity: 'error',
  guards: true,
  summary: 'A fact or claim on a topic cites a kind of evidence that can show it.',

  *check(statement, near) {
    if (!isMaterial(statement)) return
    const topic = topicOf(statement, near)
    const wanted = topic ? (near.profile.topics[topic]?.evidence ?? []) : []
    if (wanted.length === 0) return
    const kinds = new Set(sourcesUnder(statement, near).map(({ definition }) => definition.kind))
    if (kinds.size === 0 || wanted.some(kind => kinds.has(kind))) return
    const message = `${statement.id} is on ${topic} and rests on no ${anyOf(wanted)}, only on ${anyOf([...kinds])}.`
    yield { span: statement.idSpan, message }
  },
})
