import type { Statement } from '../../schemas/packet.ts'
import { defineRule, type Near } from './rule.ts'
import { cited, isEvidence, isMaterial, restsOn } from './shared/cites.ts'
import { restsOnFlaw } from './shared/grounds.ts'
import { lackingGrounds } from './shared/support.ts'

export const unsupportedClaim = defineRule({
  code: 'unsupported-claim',
  scope: 'statement',
  severity: 'error',
  guards: true,
  summary: 'Every fact, claim and quote rests on evidence.',

  *check(statement, near) {
    const { id, letter, idSpan } = statement
    if (!isMaterial(statement) && letter !== 'P') return
    if (cited(statement).length > 0) return
    if (restsOn(statement).length === 0) yield { span: idSpan, message: nothingCited(statement, near) }
    for (const { ground, flaw } of lackingGrounds(statement, near)) {
      const related = [{ span: flaw.at, message: 'Here the support ends.' }]
      yield { span: ground.span, message: restsOnFlaw(id, ground.id, flaw), related }
    }
  },
})

/** Whoever names a source in the words may mean to cite it. Whether it supports them, no fix can know. */
function nothingCited({ id, mentions }: Statement, near: Near): string {
  const named = mentions.find(one => isEvidence(one.id) && near.source(one.id))?.id
  return named ? `${id} names ${named} and does not cite it: write [^${named}].` : `${id} cites no evidence.`
}
