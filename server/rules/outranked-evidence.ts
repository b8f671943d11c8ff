import type { Statement } from '../../schemas/packet.ts'
import { type Contradiction, contradictions } from '../evidence/contradiction.ts'
import type { Reading } from '../evidence/reading.ts'
import type { Source } from '../evidence/source.ts'
import { defineRule } from './rule.ts'
import { isMaterial } from './shared/cites.ts'
import { type Comparable, comparable, oneAgainst, replaces } from './shared/otherwise.ts'
import { remembered, whileSame } from './shared/remembered.ts'
import { sourcesUnder } from './shared/sources-under.ts'
import { hasValues } from './shared/values.ts'
import { placeIn } from './shared/where.ts'

export const outrankedEvidence = defineRule({
  code: 'outranked-evidence',
  scope: 'statement',
  severity: 'error',
  guards: true,
  summary: 'No source on the page that ranks higher says otherwise than what a fact or claim rests on.',

  *check(statement, near) {
    if (!isMaterial(statement)) return
    // Without a value there is nothing to say otherwise: no source is looked at, and none brings this claim up again.
    if (!hasValues(statement)) return
    const own = comparable(sourcesUnder(statement, near))
    const higher = higherThan(own, near.allSources())
    const found = higher.list.length > 0 ? differences(statement, { own, higher }) : []
    if (found.length === 0) return
    const sources = [...own, ...without(higher.list, own)]
    for (const [first, ...others] of bySubject(found, own.length)) {
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
  (_: Statement, { own, higher }: { readonly own: readonly Comparable[]; readonly higher: Higher }) => [
    higher.says,
    ...own.flatMap(one => [one.reading, higher.list.indexOf(one)]),
  ],
  ({ text }, { own, higher }) =>
    contradictions(
      text,
      [...own, ...without(higher.list, own)].map(({ reading }) => reading),
      own.length,
    ),
)

/** What stands above a rank, and a text that is the same as long as all of it says the same. */
type Higher = { readonly list: readonly Comparable[]; readonly says: string }

const higherThan = (own: readonly Source[], all: readonly Source[]): Higher => above(all)(Math.max(...own.map(rankOf)))

const without = (list: readonly Comparable[], own: readonly Comparable[]): readonly Comparable[] =>
  own.some(one => list.includes(one)) ? list.filter(one => !own.includes(one)) : list

/** There are few ranks, and many statements that ask for what stands above one. */
const above = remembered((all: readonly Source[]) => {
  const known = new Map<number, Higher>()
  return (rank: number): Higher => {
    const found = known.get(rank) ?? higherOf(inUse(all).filter(one => rankOf(one) < rank))
    known.set(rank, found)
    return found
  }
})

const higherOf = (list: readonly Comparable[]): Higher => ({
  list,
  says: list.map(({ reading }) => numberOf(reading)).join(' '),
})

let readings = 0
const numberOf = remembered((_: Reading) => readings++)

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
