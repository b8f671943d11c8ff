import { defineRule } from './rule.ts'
import { cited, isMaterial } from './shared/cites.ts'
import { restsOnFlaw } from './shared/grounds.ts'
import { troubledGrounds, troubleOf } from './shared/trouble.ts'

export const suspectClaim = defineRule({
  code: 'suspect-claim',
  scope: 'statement',
  severity: 'error',
  guards: true,
  summary: 'Everything that a fact or claim rests on is there, is fresh and is what it was.',

  *check(statement, near) {
    if (!isMaterial(statement)) return
    const { id } = statement
    for (const { label, span } of cited(statement)) {
      const trouble = troubleOf(near.source(label))
      if (!trouble) continue
      const related = [{ span: trouble.at, message: `${label} is defined here.` }]
      yield { span, message: restsOnFlaw(id, label, trouble), related }
    }
    for (const { ground, flaw } of troubledGrounds(statement, near)) {
      const related = [{ span: flaw.at, message: 'The trouble begins here.' }]
      yield { span: ground.span, message: restsOnFlaw(id, ground.id, flaw), related }
    }
  },
})
