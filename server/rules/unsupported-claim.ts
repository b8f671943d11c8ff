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
    if (restsOn(statement).length === 0) yield { span: idSpan, ...nothingCited(statement, near) }
    for (const { ground, flaw } of lackingGrounds(statement, near)) {
      const related = [{ span: flaw.at, message: 'Here the support ends.' }]
      yield { span: ground.span, message: restsOnFlaw(id, ground.id, flaw), related }
    }
  },

  fix({ span, data }) {
    const statement = span.block.statements.find(({ idSpan }) => idSpan === span)
    if (typeof data !== 'string' || !statement) return []
    const { textSpan } = statement
    return [{ title: `Cite ${data}`, edits: [{ span: { ...textSpan, start: textSpan.end }, text: `[^${data}]` }] }]
  },
})

/** Whoever names a source in the words may mean to cite it. */
function nothingCited({ id, mentions }: Statement, near: Near): { readonly message: string; readonly data?: string } {
  const named = mentions.find(one => isEvidence(one.id) && near.source(one.id))?.id
  if (!named) return { message: `${id} cites no evidence.` }
  return { message: `${id} names ${named} and does not cite it: write [^${named}].`, data: named }
}
