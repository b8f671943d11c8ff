import { contradictions } from '../evidence/contradiction.ts'
import type { Source } from '../evidence/source.ts'
import { defineRule } from './rule.ts'
import { isMaterial } from './shared/cites.ts'
import { comparable, oneAgainst, replaces } from './shared/otherwise.ts'
import { sourcesUnder } from './shared/sources-under.ts'
import { hasValues } from './shared/values.ts'
import { placeIn } from './shared/where.ts'

export const contradictedClaim = defineRule({
  code: 'contradicted-claim',
  scope: 'statement',
  severity: 'error',
  guards: true,
  summary: 'All evidence that a fact or claim rests on says the same of what it states.',

  *check(statement, near) {
    if (!isMaterial(statement) || !hasValues(statement)) return
    const sources = comparable(sourcesUnder(statement, near))
    if (sources.length < 2) return
    const told = new Set<string>()
    for (const one of contradictions(
      statement.text,
      sources.map(({ reading }) => reading),
    )) {
      const [own, other] = [sources[one.agrees]!, sources[one.differs]!]
      const key = `${one.quantity.from} ${one.name} ${one.differs}`
      if (told.has(key) || replaces(own, other) || replaces(other, own)) continue
      told.add(key)
      yield {
        span: placeIn(statement, one.quantity.from, one.quantity.to),
        message: `${statement.id} goes by ${oneAgainst(one, own, other)}. ${stronger(own, other)}`,
        related: [own, other].map(({ definition: { id, idSpan } }) => ({
          span: idSpan,
          message: `${id} is defined here.`,
        })),
      }
    }
  },
})

function stronger(own: Source, other: Source): string {
  const [mine, others] = [own.kind?.rank, other.kind?.rank]
  if (mine === undefined || others === undefined || mine === others) return 'Neither outranks the other.'
  const higher = mine < others ? own : other
  return `${higher.definition.id} ranks higher: ${higher.definition.kind} goes before ${(higher === own ? other : own).definition.kind}.`
}
