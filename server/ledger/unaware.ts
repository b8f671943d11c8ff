// Decisions that were taken without knowing of an objection: made on another branch, while somebody objected on this one.
// Nothing is wrong with either; but the decision has to be taken again by somebody who knows.
import { blockName } from '../../schemas/block-name.ts'
import type { LedgerTarget } from '../../schemas/ledger.ts'
import { type Damage, short } from './damage.ts'
import type { Past } from './standing.ts'
import type { Objection, State } from './state.ts'

export function unawareDecisions(state: State, past: Past): readonly Damage[] {
  const objections = [...state.objections.values()].filter(({ status }) => status !== 'withdrawn')
  const onBlock = Map.groupBy(
    objections.flatMap(objection => objection.targets.map(target => ({ objection, target: nameOf(target) }))),
    ({ target }) => target,
  )
  const ofBlock = (name: string) => (onBlock.get(name) ?? []).map(({ objection }) => objection)
  return [
    ...latest(state.marks.values(), mark => mark.as).map(mark => ({ what: 'readiness', on: mark, of: objections })),
    ...latest(state.handoffs.values(), () => '').map(handoff => ({ what: 'the handoff', on: handoff, of: objections })),
    ...latest(state.releases.values(), ({ section }) => section).map(release => ({
      what: `the release of ${release.section}`,
      on: release,
      of: objections,
    })),
    ...[...state.acceptances].map(([name, list]) => ({
      what: `the acceptance of ${name}`,
      on: list.at(-1)!,
      of: ofBlock(name),
    })),
  ].flatMap(({ what, on, of }) => unaware(what, on.event, of, past))
}

function unaware(what: string, decision: string, objections: readonly Objection[], past: Past): readonly Damage[] {
  const missed = objections
    .map(({ event }) => event)
    .filter(event => event !== decision && !past.precedes(event, decision) && !past.precedes(decision, event))
  if (missed.length === 0) return []
  return [
    {
      kind: 'decided-unaware',
      event: decision,
      others: missed,
      message: `Event ${short(decision)}, ${what}, was decided without knowing of ${missed.length === 1 ? 'an objection' : `${missed.length} objections`} from another branch. It has to be decided again.`,
    },
  ]
}

const latest = <T>(items: Iterable<T>, key: (item: T) => string): readonly T[] => [
  ...new Map([...items].map(item => [key(item), item])).values(),
]

const nameOf = (target: LedgerTarget): string =>
  target.kind === 'statement' || target.kind === 'section' ? blockName(target) : target.kind
