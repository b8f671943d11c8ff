// `countersign metrics`: what the ledgers of one packet or of all say about how the work went.

import { homesFor } from '../host/homes-for.ts'
import { judgeIn } from '../host/judge.ts'
import { outOfStep } from '../host/out-of-step.ts'
import { type Refusals, refusalsIn, refusalsTogether } from '../host/refusals.ts'
import { targets } from '../host/targets.ts'
import { readRecord } from '../node/dossier.ts'
import { readPacket } from '../node/packet-file.ts'
import { pathFrom } from '../node/paths.ts'
import { count } from '../report/lint-report.ts'
import { type Measures, measure, median, together } from '../report/metrics.ts'
import { harmless } from '../report/width.ts'
import { type Call, exit } from './command.ts'

export async function showMetrics({ flags, rest, terminal }: Call): Promise<number> {
  const homeOf = homesFor(undefined, terminal.cwd)
  const { homes, jobs } = await targets(rest, { cwd: terminal.cwd, homeOf, show: file => pathFrom(terminal.cwd, file) })
  const judges = homes.map(home => judgeIn(home, { now: Math.floor(Date.now() / 60_000) }))
  const refusals = homes.map(home => refusalsIn(home.root, terminal.env))
  const measured: Measured[] = []
  for (const { home: index, path, file, shown } of jobs) {
    const home = homes[index]!
    const record = readRecord(home.root, path)
    if (!record) continue
    const read = readPacket(file, home.root)
    // A ledger whose page is gone, or cannot be read, is out of step as a whole.
    const places = read.state === 'packet' ? outOfStep(await judges[index]!(read.text, path), home) : 1
    const refusedHere = refusals[index]!.get(path) ?? []
    measured.push({ path: shown, ...measure(record), outOfStep: places, refusedHere })
  }
  const total = {
    ...together(measured),
    outOfStep: measured.reduce((sum, one) => sum + one.outOfStep, 0),
    refusedHere: refusalsTogether(measured.flatMap(one => one.refusedHere)),
  }
  if (flags.has('json')) {
    const said = { schema: 'countersign.metrics.v1', without: jobs.length - measured.length, total, packets: measured }
    terminal.out(`${JSON.stringify(said, undefined, 2)}\n`)
    return exit.clean
  }
  const without = jobs.length - measured.length
  terminal.out(
    `${count(measured.length, 'packet')} with a ledger${without > 0 ? `, ${without} without` : ''}.\n${harmless(words(total))}`,
  )
  return exit.clean
}

type Measured = Measures & {
  readonly path: string
  readonly outOfStep: number
  /** Counted on this machine: no ledger has it. */
  readonly refusedHere: readonly Refusals[]
}

function words(all: Omit<Measured, 'path'>): string {
  const { agentDrafts, rejections, openObjections, handoffs, bounces, bounceReasons, evidenceDaysAtHandoff } = all
  const drafts = Object.values(agentDrafts).reduce((sum, one) => sum + one, 0)
  const ages = evidenceDaysAtHandoff
  return [
    '',
    `Places where a page says something else than its ledger: ${all.outOfStep}.`,
    '',
    `From opening to first ready:    ${hours(all.hoursToFirstReady)}`,
    `From opening to first release:  ${hours(all.hoursToFirstRelease)}`,
    '',
    `Drafts of agents: ${drafts}${listed(agentDrafts, ', of them ')}.`,
    ...(Object.keys(rejections).length > 0 ? [`Rejected because${listed(rejections, ' ')}.`] : []),
    ...agentLines(all),
    ...refusalLines(all.refusedHere),
    ...byRole('Who decided on them, by role', all.decisionsByRole),
    ...byRole('Objections, by role', all.objectionsByRole),
    ...byRole('Reviews, by role', all.reviewsByRole),
    ...(openObjections.length > 0
      ? ['', 'Open objections at the end of the day:', ...openObjections.map(({ day, open }) => `  ${day}  ${open}`)]
      : []),
    '',
    `Handoffs: ${handoffs}, returned: ${bounces}${listed(bounceReasons, ', because of ')}.`,
    ...(ages.length > 0
      ? [
          `Age of the evidence at handoff: ${median(ages)} days in the middle, ${ages.reduce((a, b) => Math.max(a, b))} at most.`,
        ]
      : []),
    '',
  ].join('\n')
}

function agentLines({ agents, turns, stalling }: Measures): readonly string[] {
  if (agents.length === 0) return []
  const moved = turns.filter(one => one.moved.length > 0).length
  const how = (['a question', 'evidence', 'the handoff'] as const).flatMap(what => {
    const times = turns.filter(one => one.moved.includes(what)).length
    return times > 0 ? [`${what} ${times}`] : []
  })
  return [
    '',
    'By agent and role:',
    ...agents.map(
      ({ agent, role, proposed, outcomes, wordsCorrected, refused, outdated }) =>
        `  ${agent} (${role}): ${proposed} proposed${listed(outcomes, ', ')}${wordsCorrected > 0 ? `, ${count(wordsCorrected, 'word')} corrected` : ''}${outdated > 0 ? `, ${outdated} outdated before anybody decided` : ''}${listed(refused, '; the gate refused ')}`,
    ),
    ...(turns.length > 0
      ? [
          `Runs of agents: ${turns.length}, of them ${moved} moved something${how.length > 0 ? `: ${how.join(', ')}` : ''}.`,
        ]
      : []),
    ...stalling.map(agent => `${agent} is stalling: its last two turns moved no question, no evidence and no handoff.`),
  ]
}

/** A draft can have several things against it: reasons add up to more than drafts. */
const refusalLines = (all: readonly Refusals[]): readonly string[] =>
  all.length === 0
    ? []
    : [
        '',
        'Refused by the gate outside of runs, on this machine:',
        ...all.map(
          ({ agent, role, proposals, checks, codes }) =>
            `  ${agent} (${role}): ${count(proposals, 'proposal')}, ${count(checks, 'check')}${listed(codes, ', because of ')}`,
        ),
      ]

const listed = (counts: Readonly<Record<string, number>>, before: string) => {
  const all = Object.entries(counts).map(([name, amount]) => `${name} ${amount}`)
  return all.length > 0 ? `${before}${all.join(', ')}` : ''
}

function hours(all: readonly number[]): string {
  const middle = median(all)
  if (middle === undefined) return 'none so far'
  const said = middle < 48 ? `${Math.round(middle * 10) / 10} hours` : `${Math.round(middle / 2.4) / 10} days`
  return all.length === 1 ? said : `${said} in the middle of ${all.length}`
}

const byRole = (title: string, all: Measures['reviewsByRole']): readonly string[] =>
  Object.keys(all).length === 0
    ? []
    : ['', `${title}:`, ...Object.entries(all).map(([role, counts]) => `  ${role}: ${listed(counts, '')}`)]
