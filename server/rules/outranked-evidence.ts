import type { Statement } from '../../schemas/packet.ts'
import { type Contradiction, contradictions } from '../evidence/contradiction.ts'
import type { Source } from '../evidence/source.ts'
import { defineRule } from './rule.ts'
import { isMaterial } from './shared/cites.ts'
import { type Comparable, comparable, oneAgainst, replaces } from './shared/otherwise.ts'
import { remembered, whileSame } from './shared/remembered.ts'
import { sourcesUnder } from './shared/sources-under.ts'
import { placeIn } from './shared/where.ts'

export const outrankedEvidence = defineRule({
  code: 'outranked-evidence',
  scope: 'statement',
  severity: 'error',
  guards: true,
  summary: 'No source on the page that ranks higher says otherwise than what a fact or claim rests on.',

  *check(statement, near) {
    if (!isMaterial(statement)) return
    const own = comparable(sourcesUnder(statement, near))
    const higher = higherThan(own, near.allSources())
    if (higher.length === 0) return
    const sources = [...own, ...higher]
    for (const [first, ...others] of bySubject(differences(statement, { own, sources }), own.length)) {
      const { quantity, differs } = first
      const other = sources[differs]!
      // Of the claim's own sources the best one counts.
      const best = others.reduce(
        (best, one) => (rankOf(sources[one.agrees]!) < rankOf(sources[best.agrees]!) ? one : best),
        first,
      )
      const cited = sources[best.agrees]!
      if (rankOf(other) >= rankOf(cited)) continue
      const why = `${other.definition.id} ranks higher: ${other.definition.kind} goes before ${cited.definition.kind}.`
      yield {
        span: placeIn(statement, quantity.from, quantity.to),
        message: `${statement.id} goes by ${oneAgainst(best, cited, other)}. ${why}`,
        related: [{ span: other.definition.idSpan, message: `${other.definition.id} is defined here.` }],
      }
    }
  },
})

/** Read again only when one of the sources says something else: an edit of where a source stands changes nothing. */
const differences = whileSame(
  (_: Statement, { own, sources }: { readonly own: readonly Source[]; readonly sources: readonly Comparable[] }) => [
    own.length,
    ...sources.map(({ reading }) => reading),
  ],
  ({ text }, { own, sources }) =>
    contradictions(
      text,
      sources.map(({ reading }) => reading),
      own.length,
    ),
)

function higherThan(own: readonly Source[], all: readonly Source[]): readonly Comparable[] {
  const higher = above(all)(Math.max(...own.map(rankOf)))
  return own.some(one => higher.includes(one as Comparable)) ? higher.filter(one => !own.includes(one)) : higher
}

/** There are few ranks, and many statements that ask for what stands above one. */
const above = remembered((all: readonly Source[]) => {
  const known = new Map<number, readonly Comparable[]>()
  return (rank: number): readonly Comparable[] => {
    const found = known.get(rank) ?? inUse(all).filter(one => rankOf(one) < rank)
    known.set(rank, found)
    return found
  }
})

/** What a newer version replaced says nothing any more. */
const inUse = remembered((all: readonly Source[]): readonly Comparable[] => {
  const newer = all.filter(({ definition }) => definition.replaces)
  return comparable(all).filter(one => !newer.some(other => replaces(other, one)))
})

const rankOf = ({ kind }: Source) => kind?.rank ?? Number.POSITIVE_INFINITY

/** What one source says otherwise of one quantity, together. `own` sources come first. */
function bySubject(found: readonly Contradiction[], own: number): Iterable<[Contradiction, ...Contradiction[]]> {
  const groups = new Map<string, [Contradiction, ...Contradiction[]]>()
  for (const one of found) {
    if (one.differs < own) continue
    const key = `${one.quantity.from} ${one.name} ${one.differs}`
    const group = groups.get(key)
    if (group) group.push(one)
    else groups.set(key, [one])
  }
  return groups.values()
}
