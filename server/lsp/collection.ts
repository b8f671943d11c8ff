// All packets below the client's folders, as they are on the disk. They are read in other threads, and what was read is kept
// outside of the workspace by what it rests on, so that a later start reads only what changed.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Cache, cacheOf } from '../host/cache.ts'
import { clockOf } from '../host/judge.ts'
import { knownOf, openWorkspace } from '../host/open-workspace.ts'
import { type Job, targets } from '../host/targets.ts'
import { cacheFile, readCache, writeCache } from '../node/cache-file.ts'
import { codeOf } from '../node/errors.ts'
import { homes } from '../node/homes.ts'
import { readPacket } from '../node/packet-file.ts'
import { stampsIn } from '../node/stamp.ts'
import { divide } from '../node/threads.ts'
import { fingerprint } from '../workspace/fingerprint.ts'
import { fileOf } from './documents.ts'
import type { Outside } from './outside.ts'
import type { Encoding } from './places.ts'
import { type Outcome, type Setup, type Shelved, shelving } from './shelf.ts'

/** By file: clients do not all write the URI of one in the same way. */
export type Shelf = ReadonlyMap<string, Shelved>
/** Says how far it is. */
export type Progress = (done: number, all: number) => void

type Given = {
  readonly folders: readonly string[]
  readonly encoding: Encoding
  readonly outside: Outside
  readonly trusted: () => boolean
}

/** Fewer are done before another thread has started. */
const fewest = 20
/** An editor's server lives long beside others. */
const young = 16
/** So many are looked up before whoever types is let in between. */
const together = 25

export class Collection {
  readonly #given: Given
  readonly #folders: readonly string[]
  #reading: Promise<Shelf> | undefined
  #before: Promise<unknown> = Promise.resolve()
  #listeners = new Set<() => void>()

  constructor(given: Given) {
    this.#given = given
    this.#folders = given.folders.flatMap(uri => fileOf(uri) ?? [])
  }

  /** Files changed: whoever asks next gets what is there then. */
  forget(): void {
    this.#reading = undefined
    this.stir()
  }

  /** What is shown of the packets may be different, though they are the same. */
  stir(): void {
    for (const tell of this.#listeners) tell()
    this.#listeners.clear()
  }

  /** Calls back once, when there may be something else to read, and gives what takes that back. */
  onceChanged(call: () => void): () => void {
    this.#listeners.add(call)
    return () => this.#listeners.delete(call)
  }

  all(progress: Progress = () => {}): Promise<Shelf> {
    if (!this.#reading) {
      // Two readings at once would only be slower.
      const read = () => this.#read(progress)
      this.#reading = this.#before.then(read, read)
      this.#before = this.#reading
    }
    return this.#reading
  }

  async #read(progress: Progress): Promise<Shelf> {
    // An editor keeps a folder in its list that somebody took away.
    const folders = this.#folders.filter(folder => existsSync(folder))
    if (folders.length === 0) return new Map()
    const { outside, encoding } = this.#given
    const git = this.#given.trusted() ? 'ask' : 'never'
    const known = knownOf(outside.env, outside.entry)
    const found = await targets(folders, {
      cwd: folders[0]!,
      homeOf: homes(),
      show: file => file,
      known,
      git,
    })
    const now = Math.floor(outside.now() / 60_000)
    const setup: Setup = { ...found, now, known, git, encoding }
    const shelf = new Map<string, Shelved>()
    const put = ({ file }: Job, shelved: Shelved) => shelf.set(file, shelved)
    const files = found.homes.map(({ root, file }) => {
      const frame = fingerprint(known.build, 'editor', root, file?.text ?? '', encoding, git)
      const path = `${cacheFile(join(known.folder, '/'), root, 'first')}-editor`
      return { file: path, cache: cacheOf<Shelved['summary']>(readCache(path), frame, stampsIn(root)) }
    })
    const open: Job[] = []
    for (const [index, job] of found.jobs.entries()) {
      if (index % together === together - 1) await new Promise<void>(setImmediate)
      const kept = await this.#kept(job, setup, files)
      if (kept) put(job, kept)
      else open.push(job)
    }
    await work({ ...setup, jobs: open }, outside.entry, progress, (job, { shelved, basis, fault }) => {
      if (fault) outside.log(fault)
      if (shelved) put(job, shelved)
      if (shelved && basis) files[job.home]!.cache.keep(job.path, basis, shelved)
    })
    for (const { file, cache } of files) save(file, cache, outside)
    return shelf
  }

  async #kept(
    job: Job,
    { homes: all, now, known }: Setup,
    files: readonly { readonly cache: Cache<Shelved['summary']> }[],
  ): Promise<Shelved | undefined> {
    const home = all[job.home]!
    const { cache } = files[job.home]!
    if (!cache.knows(job.path)) return undefined
    const read = readPacket(job.file, home.root)
    if (read.state !== 'packet') return undefined
    const { workspace } = await openWorkspace(home, known)
    return cache.find(job.path, read.text, clockOf({ now }, workspace.timezone))
  }
}

async function work(setup: Setup, entry: string, progress: Progress, took: (job: Job, outcome: Outcome) => void) {
  const { jobs } = setup
  const answer = shelving(setup)
  let done = 0
  const count = (job: number, outcome: Outcome) => {
    took(jobs[job]!, outcome)
    progress(++done, jobs.length)
  }
  if (jobs.length > fewest)
    return divide<Setup, Outcome>({ entry, setup, jobs: jobs.length, answer, took: count, young })
  for (const index of jobs.keys()) count(index, await answer(index))
}

/** A home that cannot be written to is no reason to fail: the next start reads again. */
function save(path: string, cache: Cache<Shelved['summary']>, outside: Outside) {
  const changed = cache.changed()
  if (!changed) return
  try {
    writeCache(path, changed.index, changed.bytes)
  } catch (error) {
    if (codeOf(error) === '') throw error
    outside.log(`What was read of the packets cannot be kept in ${path}.`)
  }
}
