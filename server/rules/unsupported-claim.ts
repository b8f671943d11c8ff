import { defineRule } from './rule.ts'
import { cited, isMaterial, restsOn } from './shared/cites.ts'
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
    if (restsOn(statement).length === 0) yield { span: idSpan, message: `${id} cites no evidence.` }
    for (const { ground, flaw } of lackingGrounds(statement, near)) {
      const related = [{ span: flaw.at, message: 'Here the support ends.' }]
      yield { span: ground.span, message: restsOnFlaw(id, ground.id, flaw), related }
    }
  },
})
