// Checks a list of packets: what an earlier run knows is taken from there, the rest is shared out between threads.
import type { Terminal } from '../../node/terminal.ts'
import { forALongRun } from '../../node/tuning.ts'
import { fileJudge } from './judge-file.ts'
import type { Outcome, Setup } from './setup.ts'

/** Fewer packets are done before another thread has started. */
const fewest = 20
/** Up to this size of all of them, a run is over before it would pay to make code fast. */
const short = 100_000
/** Packets of this size need more memory than a thread is given. */
const heavy = 1_000_000
/** Milliseconds before a run says how far it is. */
const patience = 500
/** … and between one time and the next. */
const pace = 100

export type Run = {
  readonly setup: Setup
  readonly terminal: Terminal
  readonly entry: string
  readonly cache: { readonly location: string | undefined } | undefined
}

/** One outcome for each job of the setup, in its order. */
export async function lintFiles({ setup, terminal, entry, cache }: Run): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = setup.jobs.map(() => ({}))
  const caches = cache && (await (await import('./caches.ts')).cachesOf(setup, cache.location))
  const open = caches ? caches.fill(outcomes) : setup.jobs.map((_, index) => index)
  let next = Date.now() + patience
  let done = 0
  const took = (index: number, outcome: Outcome) => {
    outcomes[open[index]!] = outcome
    done++
    if (Date.now() < next) return
    next = Date.now() + pace
    terminal.progress(bar(done, open.length))
  }
  await work({ ...setup, jobs: open.map(index => setup.jobs[index]!) }, entry, took)
  terminal.progress('')
  const problem = caches?.save(outcomes)
  if (problem) terminal.err(`${problem}\n`)
  return outcomes
}

async function work(setup: Setup, entry: string, took: (index: number, outcome: Outcome) => void) {
  const all = [...setup.jobs.keys()]
  const shared = all.filter(index => setup.jobs[index]!.size < heavy)
  const isWorthIt = shared.length > fewest
  const mine = isWorthIt ? all.filter(index => setup.jobs[index]!.size >= heavy) : all
  if (isWorthIt) {
    const { divide } = await import('../../node/threads.ts')
    const part: Setup = { ...setup, jobs: shared.map(index => setup.jobs[index]!) }
    await divide<Setup, Outcome>({
      entry,
      setup: part,
      jobs: shared.length,
      answer: job => fileJudge(part)(job),
      took: (job, outcome) => took(shared[job]!, outcome),
    })
  }
  if (mine.length === 0) return
  if (mine.reduce((sum, index) => sum + setup.jobs[index]!.size, 0) > short) forALongRun()
  const answer = fileJudge(setup)
  for (const index of mine) took(index, await answer(index))
}

function bar(done: number, all: number): string {
  const filled = Math.round((done / all) * 20)
  return `${'█'.repeat(filled)}${'░'.repeat(20 - filled)} ${done} of ${all} packets`
}
