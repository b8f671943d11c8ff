// The caches of a run, one for each workspace.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { cacheFile, cacheFolder, readCache, writeCache } from '../../node/cache-file.ts'
import { codeOf, said } from '../../node/errors.ts'
import { readPacket } from '../../node/packet-file.ts'
import { stampsIn } from '../../node/stamp.ts'
import { readWorkspace } from '../../profile/read.ts'
import { fingerprint } from '../../workspace/fingerprint.ts'
import { clockOf } from '../judge.ts'
import { version } from '../product.ts'
import { type Cache, cacheOf } from './cache.ts'
import type { Outcome, Setup } from './setup.ts'

export type Caches = {
  /** Puts in what is known, and says which jobs are left. */
  fill(outcomes: Outcome[]): readonly number[]
  /** Gives the reason if it could not. */
  save(outcomes: readonly Outcome[]): string | undefined
}

export type CachePlace = {
  readonly location: string | undefined
  readonly env: Readonly<Record<string, string | undefined>>
}

export function cachesOf(setup: Setup, { location, env }: CachePlace, entry: string): Caches {
  const build = buildOf(entry)
  const all = setup.homes.map((home, index) => {
    const file = cacheFile(location ?? join(cacheFolder(env), '/'), home.root, index === 0 ? 'first' : 'another')
    const frame = fingerprint(build, home.root, home.file?.text ?? '', JSON.stringify([setup.levels, setup.extras]))
    const clock = clockOf(setup.when, readWorkspace(home.file?.text ?? '').workspace.timezone)
    return { home, file, clock, cache: cacheOf(readCache(file), frame, stampsIn(home.root)) }
  })
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

type Changed = NonNullable<ReturnType<Cache['changed']>>

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

/** What answers depend on that no file of the workspace says: this very program. */
function buildOf(entry: string): string {
  const { size, mtimeMs } = statSync(entry)
  return [version, process.version, size, mtimeMs].join(' ')
}
