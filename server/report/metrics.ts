// What ledgers say about how the work went: per role and never per person, since a number on a person changes what that
// person dares to object to. Times are those that authors gave, and no more exact than their clocks.
import type { Objection } from '../ledger/state.ts'
import { rolesOf } from '../profile/people.ts'
import { policyBy } from '../workspace/record.ts'
import type { Record as Dossier } from '../workspace/subject.ts'
import { type AgentMeasures, agentMeasures, agentsTogether, stalling, type Turn, turnsOf } from './agent-metrics.ts'

type Counts = Readonly<Record<string, number>>
/** Role → what → how often. Whoever holds two roles counts in both. */
type ByRole = Readonly<Record<string, Counts>>

export type Measures = {
  readonly packets: number
  /** Of each packet that came so far. */
  readonly hoursToFirstReady: readonly number[]
  readonly hoursToFirstRelease: readonly number[]
  /** Of agents: `accepted` as they were, `corrected`, `rejected`, `waiting`. */
  readonly agentDrafts: Counts
  readonly agents: readonly AgentMeasures[]
  /** Runs of agents, in the order of the ledger, and what moved behind each. */
  readonly turns: readonly Turn[]
  /** Agents whose last two turns moved nothing. */
  readonly stalling: readonly string[]
  readonly rejections: Counts
  readonly decisionsByRole: ByRole
  /** `raised`, and where each stands now. */
  readonly objectionsByRole: ByRole
  readonly reviewsByRole: ByRole
  /** At the end of each day on which it changed. */
  readonly openObjections: readonly { readonly day: string; readonly open: number }[]
  readonly handoffs: number
  readonly bounces: number
  readonly bounceReasons: Counts
  /** Days between the capture of a piece of evidence and the handoff that rested on it. */
  readonly evidenceDaysAtHandoff: readonly number[]
}

export function measure(dossier: Dossier): Measures {
  const { ledger } = dossier
  const { state, events } = ledger
  const opened = events.find(({ event, counts }) => counts && event.type === 'packet-opened')?.event.time
  const drafts = [...state.drafts.values()].filter(({ actor }) => actor.startsWith('agent:'))
  const decisions = drafts.flatMap(draft => draft.decisions)
  const objections = [...state.objections.values()]
  const handoffs = [...state.handoffs.values()]
  const reasons = handoffs.flatMap(({ returned }) => returned?.reasons ?? [])
  return {
    packets: opened ? 1 : 0,
    hoursToFirstReady: sinceOpened(opened, state.marks),
    hoursToFirstRelease: sinceOpened(opened, state.releases),
    agentDrafts: counted(drafts.map(({ status, decisions: [last] }) => outcomeOf(status, last?.corrected))),
    agents: agentMeasures(dossier),
    turns: turnsOf(dossier),
    stalling: stalling(turnsOf(dossier)),
    rejections: counted(decisions.flatMap(({ reason }) => (reason ? [reason] : []))),
    decisionsByRole: perRole(
      decisions.map(({ event, by, outcome, corrected }) => [rolesAt(event, by), outcomeOf(outcome, corrected)]),
    ),
    objectionsByRole: perRole(
      objections.flatMap((one): RoleFact[] => {
        const roles = one.role ? [one.role] : rolesAt(one.event, one.actor.slice(1))
        return [
          [roles, 'raised'],
          [roles, one.status],
        ]
      }),
    ),
    reviewsByRole: perRole([...state.reviews.values()].flat().map(({ role, outcome }) => [[role], outcome])),
    openObjections: series(objections.flatMap(one => stepsOf(one))),
    handoffs: handoffs.length,
    bounces: handoffs.filter(({ returned }) => returned).length,
    bounceReasons: counted(reasons.map(({ label }) => label)),
    evidenceDaysAtHandoff: handoffs.flatMap(({ event, time }) => ages(event, time)),
  }

  /** By the policy under which it was done. */
  function rolesAt(event: string, handle: string): readonly string[] {
    const digest = ledger.event(event)?.event.policy ?? ''
    const roster = policyBy(digest, ledger.contents.policies.get(digest))?.terms.roster ?? []
    const roles = [...rolesOf(handle, { roster: [...roster] } as unknown as Parameters<typeof rolesOf>[1])]
    return roles.length > 0 ? roles : ['no role']
  }

  function stepsOf({ event, time, status, thread }: Objection): readonly Step[] {
    const carried = [...state.risks.values()].filter(({ objection }) => objection === event)
    const ends = status === 'withdrawn' ? thread.filter(({ verb }) => verb === 'withdrawn') : carried
    const isClosed = status === 'withdrawn' || status === 'carried'
    const end = isClosed ? ends.at(-1)?.time : undefined
    const begun = { day: dayOf(time), by: 1 }
    return end ? [begun, { day: dayOf(end), by: -1 }] : [begun]
  }

  function ages(handoff: string, time: string): readonly number[] {
    return [...state.retrievals.values()].flatMap(looks => {
      const last = looks.findLast(look => ledger.precedes(look.event, handoff))
      const captured = Date.parse(last?.captured.slice(0, 10) ?? '')
      return Number.isNaN(captured) ? [] : [Math.max(0, Math.floor((Date.parse(time) - captured) / 86_400_000))]
    })
  }
}

/** Of several packets together. */
export function together(all: readonly Measures[]): Measures {
  const sum = (of: (one: Measures) => number) => all.reduce((total, one) => total + of(one), 0)
  return {
    packets: sum(({ packets }) => packets),
    hoursToFirstReady: all.flatMap(one => one.hoursToFirstReady),
    hoursToFirstRelease: all.flatMap(one => one.hoursToFirstRelease),
    agentDrafts: added(all.map(one => one.agentDrafts)),
    agents: agentsTogether(all.flatMap(one => one.agents)),
    turns: all.flatMap(one => one.turns),
    stalling: [...new Set(all.flatMap(one => one.stalling))],
    rejections: added(all.map(one => one.rejections)),
    decisionsByRole: addedByRole(all.map(one => one.decisionsByRole)),
    objectionsByRole: addedByRole(all.map(one => one.objectionsByRole)),
    reviewsByRole: addedByRole(all.map(one => one.reviewsByRole)),
    openObjections: series(all.flatMap(one => steps(one.openObjections))),
    handoffs: sum(({ handoffs }) => handoffs),
    bounces: sum(({ bounces }) => bounces),
    bounceReasons: added(all.map(one => one.bounceReasons)),
    evidenceDaysAtHandoff: all.flatMap(one => one.evidenceDaysAtHandoff),
  }
}

/** Half of the values are not above it. */
export function median(values: readonly number[]): number | undefined {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor((sorted.length - 1) / 2)
  return sorted.length % 2 === 1 || sorted.length === 0 ? sorted[middle] : (sorted[middle]! + sorted[middle + 1]!) / 2
}

const dayOf = (time: string) => time.slice(0, 10)

function sinceOpened(
  opened: string | undefined,
  made: ReadonlyMap<string, { readonly time: string }>,
): readonly number[] {
  const times = [...made.values()].map(({ time }) => Date.parse(time))
  if (!opened || times.length === 0) return []
  const hours = (times.reduce((a, b) => Math.min(a, b)) - Date.parse(opened)) / 3_600_000
  return [Math.max(0, Math.round(hours * 10) / 10)]
}

function outcomeOf(status: string, corrected: boolean | undefined): string {
  if (status === 'accepted' && corrected) return 'corrected'
  return status === 'pending' || status === 'contested' ? 'waiting' : status
}

type RoleFact = readonly [roles: readonly string[], what: string]

function perRole(facts: readonly RoleFact[]): ByRole {
  const roles = new Map<string, string[]>()
  for (const [held, what] of facts) for (const role of held) roles.set(role, [...(roles.get(role) ?? []), what])
  return Object.fromEntries([...roles].sort(byName).map(([role, all]) => [role, counted(all)]))
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)

function counted(all: readonly string[]): Counts {
  const counts = new Map<string, number>()
  for (const one of all) counts.set(one, (counts.get(one) ?? 0) + 1)
  return Object.fromEntries([...counts].sort(byName))
}

function added(all: readonly Counts[]): Counts {
  const sums = new Map<string, number>()
  for (const [name, amount] of all.flatMap(one => Object.entries(one))) sums.set(name, (sums.get(name) ?? 0) + amount)
  return Object.fromEntries([...sums].sort(byName))
}

function addedByRole(all: readonly ByRole[]): ByRole {
  const roles = [...new Set(all.flatMap(one => Object.keys(one)))].sort()
  return Object.fromEntries(roles.map(role => [role, added(all.map(one => one[role] ?? {}))]))
}

type Step = { readonly day: string; readonly by: number }

function series(all: readonly Step[]): Measures['openObjections'] {
  const byDay = new Map<string, number>()
  for (const { day, by } of all) byDay.set(day, (byDay.get(day) ?? 0) + by)
  let open = 0
  return [...byDay].sort(byName).map(([day, by]) => ({ day, open: (open += by) }))
}

const steps = (line: Measures['openObjections']): readonly Step[] =>
  line.map(({ day, open }, index) => ({ day, by: open - (line[index - 1]?.open ?? 0) }))
