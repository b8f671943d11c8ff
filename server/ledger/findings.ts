// Damage that shows only in the whole: forks that nobody settled, words that are gone, a policy that became laxer.
import type { Contents } from './contents.ts'
import { type Damage, type DamageKind, short } from './damage.ts'
import type { Recorded } from './folding.ts'
import type { Policy } from './policy.ts'
import type { Held, Past, Standing } from './standing.ts'
import type { State } from './state.ts'
import { unawareDecisions } from './unaware.ts'

type Whole = {
  readonly contents: Contents
  readonly events: readonly Recorded[]
  readonly state: State
  readonly standing: Standing
  readonly past: Past
  policy(digest: string): Policy | undefined
}

export const findings = (whole: Whole): readonly Damage[] => [
  ...forks(whole.standing),
  ...wordsAmiss(whole),
  ...orphans(whole),
  ...loosened(whole),
  ...unawareDecisions(whole.state, whole.past),
]

function forks({ opened, policies, owners, coordinators }: Standing): readonly Damage[] {
  const fork = (kind: DamageKind, held: readonly Held<unknown>[], what: string): readonly Damage[] =>
    held.length < 2
      ? []
      : [
          {
            kind,
            others: held.map(({ event }) => event),
            message: `${what} (${held.map(({ event }) => `event ${short(event)}`).join(', ')}).`,
          },
        ]
  const people = (held: readonly Held<string>[]) => held.map(({ value }) => `@${value}`).join(' and ')
  return [
    ...fork(
      'opened-twice',
      opened,
      'The packet was opened more than once; take the opening that is none of yours out of the folder and say so with `countersign acknowledge-loss`',
    ),
    ...fork(
      'forked-policy',
      policies,
      'Several policies are in force, from several branches; until a change of policy that knows them all, each of them has to agree',
    ),
    ...fork(
      'forked-owner',
      owners,
      `Several people own the packet, from several branches: ${people(owners)}. A transfer that knows them all settles it`,
    ),
    ...fork(
      'forked-coordinator',
      coordinators,
      `Several people coordinate the packet, from several branches: ${people(coordinators)}. A transfer that knows them all settles it`,
    ),
  ]
}

function wordsAmiss({ contents, state }: Whole): readonly Damage[] {
  const damage: Damage[] = []
  for (const [text, event] of [...contents.missingWords].sort(byName))
    if (!state.disposed.has(text)) {
      const message = `The words of event ${short(event)} are not there. Bring ${text}.words back from git.`
      damage.push({ kind: 'missing-words', event, message })
    }
  for (const [text, event] of state.disposed)
    if (contents.words.has(text)) {
      const message = `Words that event ${short(event)} disposed of are there again: delete ${text}.words.`
      damage.push({ kind: 'kept-words', event, message })
    }
  return damage
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)

function orphans({ contents }: Whole): readonly Damage[] {
  const named = new Set([...contents.damage.values()].map(({ event }) => event))
  return [...contents.orphans]
    .filter(event => !named.has(event))
    .sort()
    .map(event => ({
      kind: 'orphan-signature',
      event,
      message: `A signature lies there for event ${short(event)}, which is not there. Bring the event back from git, or delete the signature if there never was one.`,
    }))
}

/** A change of policy that asks for less, after something was decided under the stricter one, until the charter is confirmed under the new one. */
function loosened({ events, state, standing, past, policy }: Whole): readonly Damage[] {
  if (standing.formerPolicies.size === 0) return []
  const decided = [
    ...[...state.acceptances.values()].flat(),
    ...state.marks.values(),
    ...[...state.reviews.values()].flat(),
  ]
  return events.flatMap(({ id, event, counts }) => {
    if (!counts || event.type !== 'policy-changed') return []
    const [former, present] = [policy(event.body.from), policy(event.body.to)]
    const reasons = (former && present?.looserThan?.(former)) ?? []
    if (reasons.length === 0 || !decided.some(({ event: decision }) => past.precedes(decision, id))) return []
    const confirmed = standing.charters.find(charter => past.precedes(id, charter.event))
    return [
      {
        kind: 'policy-loosened' as const,
        event: id,
        message: `The policy asks for less since event ${short(id)} by ${event.actor}, and something was decided before: ${reasons.join(' ')}`,
        ...(confirmed ? { settledBy: confirmed.event } : {}),
      },
    ]
  })
}
