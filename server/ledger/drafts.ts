// What became of a draft. Two branches may have decided differently without knowing of each other: then it is contested
// until a person decides who knows of both.

import type { Past } from './standing.ts'
import { succeed } from './standing.ts'
import { amend, type Decision, type DraftRecord, type Tally } from './state.ts'

export function decide(state: Tally, draft: string, decision: Decision, past: Past): void {
  amend(state.drafts, draft, record => {
    const held = record.decisions.map(value => ({ event: value.event, value }))
    const decisions = succeed(held, { event: decision.event, value: decision }, past).map(({ value }) => value)
    return { ...record, decisions, status: statusOf(decisions) }
  })
}

function statusOf(decisions: readonly Decision[]): DraftRecord['status'] {
  const outcomes = new Set(decisions.map(({ outcome }) => outcome))
  const [only] = outcomes
  return outcomes.size > 1 ? 'contested' : (only ?? 'pending')
}
