// What became of what agents proposed, by agent and by the role that it was at work in; and of each of their turns, whether it
// moved anything. A loop that turns without moving anything is reported: it costs people's time and looks like work.

import type { EventType } from '../ledger/events/index.ts'
import type { Ledger } from '../ledger/fold.ts'
import type { DraftRecord } from '../ledger/state.ts'
import type { Record as Dossier } from '../workspace/subject.ts'
import { wordDiff } from './word-diff.ts'

type Counts = Readonly<Record<string, number>>

export type AgentMeasures = {
  readonly agent: string
  /** `no role` where it named none. */
  readonly role: string
  readonly proposed: number
  /** `accepted` as they were, `corrected`, `confirmed` by whoever they were for, `rejected`, `waiting`. */
  readonly outcomes: Counts
  /** Of those that were corrected, how many words were changed. */
  readonly wordsCorrected: number
  readonly rejections: Counts
  /** What the gate refused in its runs, by check or rule. */
  readonly refused: Counts
  /** Of those that still wait: their author has said that they no longer fit. */
  readonly outdated: number
}

/** What people did between one run of an agent and its next. */
export type Turn = {
  readonly agent: string
  readonly run: string
  readonly moved: readonly Movement[]
  /** Nothing has come after it yet, so that it is too early to say. */
  readonly isLast: boolean
}
export type Movement = 'a question' | 'evidence' | 'the handoff'

export function agentMeasures({ ledger, words }: Dossier): readonly AgentMeasures[] {
  const { drafts, runs } = ledger.state
  const known = new Map<string, { agent: string; role: string; drafts: DraftRecord[]; refused: Map<string, number> }>()
  const of = (agent: string, role = 'no role') => {
    const key = `${agent} ${role}`
    const entry = known.get(key) ?? { agent, role, drafts: [], refused: new Map<string, number>() }
    known.set(key, entry)
    return entry
  }
  for (const draft of drafts.values())
    if (draft.actor.startsWith('agent:')) of(draft.actor, draft.role).drafts.push(draft)
  for (const { actor, refused } of runs.values())
    for (const { role, code, count } of refused) {
      const counts = of(actor, role).refused
      counts.set(code, (counts.get(code) ?? 0) + count)
    }
  return [...known.values()]
    .map(({ agent, role, drafts: own, refused }) => ({
      agent,
      role,
      proposed: own.length,
      outcomes: counted(own.map(outcomeOf)),
      wordsCorrected: own.reduce((sum, draft) => sum + corrected(draft, ledger, words), 0),
      rejections: counted(own.flatMap(({ decisions }) => decisions.flatMap(({ reason }) => (reason ? [reason] : [])))),
      refused: Object.fromEntries([...refused].sort(byName)),
      outdated: own.filter(({ outdated, status }) => outdated !== undefined && status === 'pending').length,
    }))
    .sort((a, b) => byName([`${a.agent} ${a.role}`, 0], [`${b.agent} ${b.role}`, 0]))
}

function outcomeOf({ status, decisions: [last] }: DraftRecord): string {
  if (status === 'accepted' && last?.corrected) return 'corrected'
  return status === 'pending' || status === 'contested' ? 'waiting' : status
}

/** Words that a person put in or took out before accepting. */
function corrected(draft: DraftRecord, { state }: Ledger, words: Dossier['words']): number {
  if (outcomeOf(draft) !== 'corrected' || draft.words === undefined) return 0
  const accepted = [...state.acceptances.values()].flat().find(one => one.draft === draft.event)
  const [before, after] = [words(draft.words), accepted && words(accepted.words)]
  if (before === undefined || after === undefined) return 0
  return wordDiff(bare(before), bare(after)).reduce(
    (sum, { kind, text }) => (kind === 'same' ? sum : sum + (text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0)),
    0,
  )
}

/** Without the ID and the tail, which belong to the statement and not to its words. */
const bare = (text: string) =>
  text
    .replace(/^[\s>]*(?:[-*+]\s+)?\*\*[A-Z]\d+[.:]?\*\*[.:]?\s*/, '')
    .replace(/\s+(?:—|–|--)\s+(?:@|due |topic |rests on ).*$/s, '')

const moves: Partial<Record<EventType, Movement>> = {
  'question-answered': 'a question',
  'question-dropped': 'a question',
  'objection-answered': 'a question',
  'objection-withdrawn': 'a question',
  'objection-confirmed': 'a question',
  'hypothesis-confirmed': 'a question',
  'hypothesis-refuted': 'a question',
  'risk-carried': 'a question',
  'claim-confirmed': 'evidence',
  'contradiction-settled': 'evidence',
  'evidence-retrieved': 'evidence',
  'draft-accepted': 'the handoff',
  'text-accepted': 'the handoff',
  reviewed: 'the handoff',
  'readiness-marked': 'the handoff',
  'handed-off': 'the handoff',
  released: 'the handoff',
}

export function turnsOf({ ledger }: Dossier): readonly Turn[] {
  const events = ledger.events.filter(({ counts }) => counts)
  const runs = events.flatMap(({ event, id }, at) =>
    event.type === 'run-recorded' ? [{ agent: event.actor, id, at }] : [],
  )
  return runs.map(({ agent, id, at }) => {
    const next = runs.find(one => one.agent === agent && one.at > at)?.at
    const between = events.slice(at + 1, next)
    const moved = new Set(between.flatMap(({ event }) => moves[event.type] ?? []))
    return { agent, run: id, moved: [...moved].sort(), isLast: next === undefined }
  })
}

/** Agents whose last turns, two or more that are over, moved nothing. */
export function stalling(turns: readonly Turn[]): readonly string[] {
  const over = Map.groupBy(
    turns.filter(({ isLast }) => !isLast),
    ({ agent }) => agent,
  )
  return [...over].flatMap(([agent, all]) => {
    const last = all.slice(-2)
    return last.length === 2 && last.every(({ moved }) => moved.length === 0) ? [agent] : []
  })
}

/** The same agent and role over several packets. */
export function agentsTogether(all: readonly AgentMeasures[]): readonly AgentMeasures[] {
  return [...Map.groupBy(all, ({ agent, role }) => `${agent} ${role}`).values()].map(same => ({
    agent: same[0]!.agent,
    role: same[0]!.role,
    proposed: sum(same.map(one => one.proposed)),
    outcomes: added(same.map(one => one.outcomes)),
    wordsCorrected: sum(same.map(one => one.wordsCorrected)),
    rejections: added(same.map(one => one.rejections)),
    refused: added(same.map(one => one.refused)),
    outdated: sum(same.map(one => one.outdated)),
  }))
}

const sum = (all: readonly number[]) => all.reduce((total, one) => total + one, 0)
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0)
const counted = (all: readonly string[]): Counts => added(all.map(name => ({ [name]: 1 })))

function added(all: readonly Counts[]): Counts {
  const sums = new Map<string, number>()
  for (const [name, amount] of all.flatMap(one => Object.entries(one))) sums.set(name, (sums.get(name) ?? 0) + amount)
  return Object.fromEntries([...sums].sort(byName))
}
