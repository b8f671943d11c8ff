// The caches of a run, one for each workspace.
import { join } from 'node:path'
import { type Cache, cacheOf } from '../../host/cache.ts'
import { clockOf } from '../../host/judge.ts'
import { openWorkspace } from '../../host/open-workspace.ts'
import { cacheFile, readCache, writeCache } from '../../node/cache-file.ts'
import { codeOf, said } from '../../node/errors.ts'
import { readPacket } from '../../node/packet-file.ts'
import { stampsIn } from '../../node/stamp.ts'
import type { Summary } from '../../report/lint-report.ts'
import { fingerprint } from '../../workspace/fingerprint.ts'
import type { Outcome, Setup } from './setup.ts'

export type Caches = {
  /** Puts in what is known, and says which jobs are left. */
  fill(outcomes: Outcome[]): readonly number[]
  /** Gives the reason if it could not. */
  save(outcomes: readonly Outcome[]): string | undefined
}

export async function cachesOf(setup: Setup, location: string | undefined): Promise<Caches> {
  const { build, folder } = setup.known
  const opened = setup.homes.map(async (home, index) => {
    const file = cacheFile(location ?? join(folder, '/'), home.root, index === 0 ? 'first' : 'another')
    const frame = fingerprint(build, home.root, home.file?.text ?? '', JSON.stringify([setup.levels, setup.extras]))
    const { workspace } = await openWorkspace(home, setup.known)
    const clock = clockOf(setup.when, workspace.timezone)
    return { home, file, clock, cache: cacheOf<Summary>(readCache(file), frame, stampsIn(home.root)) }
  })
  const all = await Promise.all(opened)
  return {
    fill: outcomes =>
      setup.jobs.flatMap((job, index) => {
        const { home, cache, clock } = all[job.home]!
        const read = readPacket(job.file, home.root)
        const known = read.state === 'packet' ? cache.find(job.path, read.text, clock) : undefined
        if (!known) return [index]
        outcomes[index] = { report: { ...known, path: job.shown } }
        return []
      }),
    save(outcomes) {
      for (const [index, { basis, report }] of outcomes.entries()) {
        const { home, path } = setup.jobs[index]!
        if (basis && report) all[home]!.cache.keep(path, basis, report)
      }
      for (const { file, cache } of all) {
        const changed = cache.changed()
        const problem = changed && written(file, changed)
        if (problem) return problem
      }
      return undefined
    },
  }
}

type Changed = NonNullable<ReturnType<Cache<Summary>['changed']>>

/** A read-only home is no reason to fail: the next run asks again. */
function written(file: string, { index, bytes }: Changed): string | undefined {
  try {
    writeCache(file, index, bytes)
    return undefined
  } catch (error) {
    if (codeOf(error) === '') throw error
    return `The cache ${file} cannot be written: ${said(error)}.`
  }
}
