import type { Statement } from '../../schemas/packet.ts'
import { defineRule, type Near } from './rule.ts'
import { cited, isMaterial } from './shared/cites.ts'
import { firstFlaw } from './shared/grounds.ts'
import { anyOf } from './shared/listed.ts'
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
    const kinds = kindsUnder(statement, near)
    if (kinds.size === 0 || wanted.some(kind => kinds.has(kind))) return
    const message = `${statement.id} is on ${topic} and rests on no ${anyOf(wanted)}, only on ${anyOf([...kinds])}.`
    yield { span: statement.idSpan, message }
  },
})

/** Kinds of all evidence that the statement rests on, near or far. Without any, that is the finding. */
function kindsUnder(statement: Statement, near: Near): ReadonlySet<string> {
  const kinds = new Set<string>()
  firstFlaw(statement.id, near, ground => {
    for (const { label } of cited(ground)) {
      const source = near.source(label)
      if (source) kinds.add(source.definition.kind)
    }
    return 'look behind'
  })
  return kinds
}
