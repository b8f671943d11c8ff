// The file of suppressions of each workspace in a lint run: begun once, asked by every run, and only ever made smaller. What
// decides with the policy of a protected branch does not ask it, for the branch under test could have written it.
import { readFileSync, rmSync } from 'node:fs'
import type { Job } from '../../host/targets.ts'
import { Wrong } from '../../host/wrong.ts'
import type { Home } from '../../node/homes.ts'
import { readPacket } from '../../node/packet-file.ts'
import { createFile, putFile } from '../../node/write-file.ts'
import { type Baseline, baselineFile, baselineOf, marked, readBaseline, writeBaseline } from '../../report/baseline.ts'
import { count, type Listed } from '../../report/lint-report.ts'
import { pack, unpack } from '../../report/packed.ts'
import { baselineIn, hasBaseline } from './has-baseline.ts'
import type { LintOptions } from './options.ts'
import type { Outcome, Setup } from './setup.ts'

export type Suppressing = Pick<LintOptions, 'suppress'>['suppress']

type Told = {
  readonly outcomes: readonly Outcome[]
  readonly says: readonly string[]
  /** Entries that meet nothing any more. */
  readonly stale: number
}

export async function withBaselines(outcomes: readonly Outcome[], setup: Setup, suppress: Suppressing): Promise<Told> {
  const homes = setup.homes.filter(home => (suppress ? !home.policy : hasBaseline(home)))
  const { rules } = await import('../../rules/index.ts')
  const guards = new Set(rules.filter(({ guards }) => guards).map(({ code }) => code))
  const takes = (rule: string) => !guards.has(rule) && rule !== 'unreadable'
  const next = [...outcomes]
  const says: string[] = []
  let stale = 0
  for (const home of homes) {
    const index = setup.homes.indexOf(home)
    const jobs = setup.jobs.map((job, place) => ({ job, place })).filter(({ job }) => job.home === index)
    if (suppress?.how === 'begin') says.push(begin(home, foundIn(jobs, outcomes, home), suppress.rules, takes))
    if (!hasBaseline(home)) continue
    const baseline = readIn(home)
    const left = new Map(baseline)
    for (const { job, place } of jobs) {
      const entries = baseline.get(job.path)
      const report = next[place]?.report
      if (!entries || !report) continue
      const { findings, met } = marked(unpack(report).findings, textOf(job, home), entries, takes)
      next[place] = { ...next[place], report: pack(report.path, findings) }
      left.set(job.path, new Map([...entries].filter(([key]) => met.has(key))))
      if (suppress?.how !== 'prune') stale += entries.size - met.size
    }
    if (suppress?.how === 'prune') says.push(prune(home, baseline, left))
  }
  if (stale > 0)
    says.push(
      `${count(stale, 'suppression')} in ${baselineFile} ${stale === 1 ? 'meets' : 'meet'} nothing any more: \`countersign lint --prune-suppressions\` takes ${stale === 1 ? 'it' : 'them'} out.`,
    )
  return { outcomes: next, says, stale }
}

function readIn(home: Home): Baseline {
  const read = readBaseline(readFileSync(baselineIn(home), 'utf8'))
  if ('problem' in read) throw new Wrong(`${baselineFile} ${read.problem}.`)
  return read
}

function textOf({ file }: Job, { root }: Home): string {
  const read = readPacket(file, root)
  return read.state === 'packet' ? read.text : ''
}

type Placed = readonly { readonly job: Job; readonly place: number }[]

const foundIn = (jobs: Placed, outcomes: readonly Outcome[], home: Home) =>
  jobs.flatMap(({ job, place }) => {
    const report = outcomes[place]?.report
    const findings: readonly Listed[] = report ? unpack(report).findings : []
    return findings.length > 0 ? [{ path: job.path, text: textOf(job, home), findings }] : []
  })

function begin(
  home: Home,
  found: Parameters<typeof baselineOf>[0],
  rules: readonly string[],
  takes: (rule: string) => boolean,
): string {
  const wanted = (rule: string) => takes(rule) && (rules.length === 0 || rules.includes(rule))
  const baseline = baselineOf(found, wanted)
  if (createFile(baselineIn(home), writeBaseline(baseline)) === 'already there')
    throw new Wrong(
      `${baselineFile} is there already, and it only shrinks.`,
      'Mend what is new. `--prune-suppressions` takes out what was mended.',
    )
  return `${baselineFile} holds ${count(sizeOf(baseline), 'finding')}. They are told, and stop nobody; findings that guard the handoff are never in it.`
}

function prune(home: Home, before: Baseline, left: Baseline): string {
  const kept = new Map([...left].filter(([, keys]) => keys.size > 0))
  const gone = sizeOf(before) - sizeOf(kept)
  if (kept.size === 0) rmSync(baselineIn(home))
  else if (gone > 0) putFile(baselineIn(home), writeBaseline(kept))
  return `${count(gone, 'suppression')} taken out of ${baselineFile}${kept.size === 0 ? ', which was the last: it is gone' : ''}.`
}

const sizeOf = (baseline: Baseline) => [...baseline.values()].reduce((sum, keys) => sum + keys.size, 0)
