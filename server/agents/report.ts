// A planned run in words: what the ledger keeps of it, so that it can be read as one.

import type { Wording } from './model/worded.ts'
import type { Planned, RunPlan } from './plan.ts'
import type { DraftGiven } from './role.ts'

/** `revises C1` */
export function changeOf({ revise, after, add_to, remove, object, answer, for: whom }: DraftGiven): string {
  const whose = whom ? ` for @${whom.replace(/^@/, '')}` : ''
  if (object) return `objects to ${object}${whose}`
  if (answer) return `answers ${answer}${whose}`
  if (revise) return `revises ${revise}`
  if (after) return `adds after ${after}`
  return remove ? `removes ${remove}` : `adds to "${add_to}"`
}

export const passed = ({ planned }: RunPlan): readonly Planned[] =>
  planned.filter(({ proposal, refused }) => proposal.does === 'propose' && !refused)

/** Worth an event: somebody has something to decide, or an earlier draft to look at again. */
export const isWorthRecording = (plan: RunPlan): boolean => passed(plan).length > 0 || plan.outdated.length > 0

export function reportOf(plan: RunPlan): string {
  const drafts = plan.planned.flatMap(({ role, proposal, refused }) =>
    proposal.does === 'propose' && !refused
      ? [`${role}: ${changeOf(proposal.given)}. ${firstLine(proposal.given.reasons)}`]
      : [],
  )
  const asked = plan.planned.flatMap(({ proposal }) =>
    proposal.does === 'ask' ? [`${proposal.who}: ${proposal.says}`] : [],
  )
  const old = plan.outdated.map(({ id, why }) => `${id}: ${why}.`)
  return [
    ...list('Proposed', drafts),
    ...list('Earlier drafts that no longer fit', old),
    ...list('Left to people', asked),
  ].join('\n')
}

const list = (title: string, lines: readonly string[]) =>
  lines.length > 0 ? [`${title}:`, ...lines.map(line => `- ${line}`)] : []

const firstLine = (text: string) => text.split('\n', 1)[0]!

/** What a model made of the drafts, each reason once. */
export const wordingOf = ({ model, count, kept }: Wording): string =>
  `${model} worded ${count} of them.${kept.length > 0 ? ` Prepared words stayed in ${kept.length}: ${[...new Set(kept)].join(' ')}` : ''}`

/** `refresher:unsourced-number 2`, as `record-run` takes it. */
export function refusedCounts({ planned }: RunPlan): string {
  const counts = new Map<string, number>()
  for (const { role, refused = [] } of planned)
    for (const code of new Set(refused.map(one => one.code)))
      counts.set(`${role}:${code}`, (counts.get(`${role}:${code}`) ?? 0) + 1)
  return [...counts].map(([name, count]) => `${name} ${count}`).join(', ')
}
