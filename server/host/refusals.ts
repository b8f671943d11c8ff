// What the gate refused of agents outside of their runs, counted in a file for each agent and month. A ledger has what people
// judge, and nobody is asked to judge what was never proposed; so the count is kept by the machine, which is where looking and
// checking may leave something. It has codes, and no words.
import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { Refused } from '../acts/act.ts'
import { countsFolder } from '../node/counts-folder.ts'
import { timeNow } from '../node/dossier.ts'
import { codeOf } from '../node/errors.ts'
import { linesIn, plainName } from '../node/line-files.ts'
import { fingerprint } from '../workspace/fingerprint.ts'
import type { PacketAt } from './packet-at.ts'

const refusal = z.strictObject({
  time: z.string(),
  agent: z.string(),
  role: z.string(),
  /** Whether it was to be recorded, or only asked. */
  asked: z.enum(['proposal', 'check']),
  page: z.string(),
  codes: z.array(z.string()),
})
type Refusal = z.output<typeof refusal>

export type Refusals = {
  readonly agent: string
  /** `no role` where it named none. */
  readonly role: string
  readonly proposals: number
  readonly checks: number
  /** By check or rule. */
  readonly codes: Readonly<Record<string, number>>
}

type Whose = { readonly agent: string; readonly role: string | undefined; readonly asked: Refusal['asked'] }

/** Nothing of a person, and nothing where nothing was refused. */
export function countRefusal(
  at: Pick<PacketAt, 'home' | 'page' | 'counts'>,
  whose: Whose,
  why: readonly Refused[],
): void {
  const { agent, role = 'no role', asked } = whose
  if (!agent.startsWith('agent:') || why.length === 0) return
  const time = timeNow()
  const codes = [...new Set(why.map(({ code }) => code))]
  const name = `${plainName(agent.slice('agent:'.length, 80))}-${time.slice(0, 7)}.jsonl`
  const line = { time, agent, role, asked, page: at.page, codes } satisfies Refusal
  const folder = folderOf(at.counts, at.home.root)
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    appendFileSync(join(folder, name), `${JSON.stringify(line)}\n`)
  } catch (error) {
    // A count that cannot be kept stops nobody: the refusal is what matters.
    if (codeOf(error) === '') throw error
  }
}

/** Of a workspace, by page. A line that is none counts for nothing. */
export function refusalsIn(
  root: string,
  env: Readonly<Record<string, string | undefined>>,
): ReadonlyMap<string, readonly Refusals[]> {
  const all = [...linesIn(folderOf(countsFolder(env), root))].flatMap(
    ({ value }) => refusal.safeParse(value).data ?? [],
  )
  return new Map(
    [...Map.groupBy(all, ({ page }) => page)].map(([page, some]) => [page, refusalsTogether(some.map(counted))]),
  )
}

function counted({ agent, role, asked, codes }: Refusal): Refusals {
  const [proposals, checks] = asked === 'proposal' ? [1, 0] : [0, 1]
  return { agent, role, proposals, checks, codes: Object.fromEntries(codes.map(code => [code, 1])) }
}

export function refusalsTogether(all: readonly Refusals[]): readonly Refusals[] {
  const grouped = Map.groupBy(all, ({ agent, role }) => `${agent} ${role}`)
  return [...grouped].sort(byName).map(([, same]) => ({
    agent: same[0]!.agent,
    role: same[0]!.role,
    proposals: same.reduce((sum, one) => sum + one.proposals, 0),
    checks: same.reduce((sum, one) => sum + one.checks, 0),
    codes: added(same.map(one => one.codes)),
  }))
}

function added(all: readonly Refusals['codes'][]): Refusals['codes'] {
  const sums = new Map<string, number>()
  for (const [code, many] of all.flatMap(one => Object.entries(one))) sums.set(code, (sums.get(code) ?? 0) + many)
  return Object.fromEntries([...sums].sort(byName))
}

const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : a > b ? 1 : 0)

/** One folder for each workspace. */
const folderOf = (counts: string, root: string) => join(counts, 'refusals', fingerprint(root))
