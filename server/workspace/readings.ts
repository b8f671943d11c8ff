// Looks up what a page's definitions select. A source is read again only when it has changed, so that a thousand packets that
// cite the same files stay quick, and a reading that stays the same stays the same object.
import type { Evidence } from '../../schemas/packet.ts'
import { type Document, documentOf } from '../evidence/document.ts'
import { largestSource, readingOf } from '../evidence/excerpt.ts'
import { type Fragment, type Locator, parseLocator, pathFrom } from '../evidence/locator.ts'
import type { Reading } from '../evidence/reading.ts'
import type { Files, GitObjects, NoBytes } from './ports.ts'

export type Readings = {
  /** What each locator on the page gives now. `page` is the page's path from the workspace root. */
  read(definitions: readonly Pick<Evidence, 'locator'>[], page: string): Promise<ReadonlyMap<string, Reading>>
}

const mostDocuments = 16 * 1_048_576
const mostExcerpts = 32 * 1_048_576
const mostRefusals = 4_194_304

type Loaded = { readonly document: Document; readonly version: string }

/** Without `git`, what stands at a revision counts as not checked. */
export function readingsOf(files: Files, git: GitObjects | undefined): Readings {
  const documents = bounded<Loaded>(mostDocuments, ({ document }) => document.size)
  const loading = new Map<string, Promise<Loaded | NoBytes>>()
  const readings = bounded<Reading>(mostExcerpts, reading => ('excerpt' in reading ? reading.excerpt.length : 0) + 200)
  const refusals = bounded<Reading>(mostRefusals, () => 400)

  return { read }

  async function read(definitions: readonly Pick<Evidence, 'locator'>[], page: string) {
    const wanted = [...new Set(definitions.map(({ locator }) => locator))]
    const read = await Promise.all(wanted.map(async text => [text, await readOne(parseLocator(text), page)] as const))
    return new Map(read)
  }

  async function readOne(locator: ReturnType<typeof parseLocator>, page: string): Promise<Reading> {
    switch (locator.kind) {
      case 'problem':
        return without({ state: 'refused', why: locator.problem })
      case 'file':
        return readFile(pathFrom(page, locator.path), locator.fragment)
      case 'git':
        return readGit(locator)
      case 'web':
        return without({ state: 'not-checked', why: `\`${locator.host}\` was not asked: nothing is fetched here.` })
      case 'named':
        return without({ state: 'not-checked', why: `\`${locator.name}\` was not asked: nothing is fetched here.` })
    }
  }

  async function readFile(path: string | undefined, fragment: Fragment): Promise<Reading> {
    if (path === undefined) return without({ state: 'refused', why: 'The path leaves the workspace.' })
    const seen = await files.look(path)
    if ('state' in seen) return without(seen)
    if (seen.size > largestSource) return without(tooLarge(path))
    const known = readings.get(keyOf(path, seen.version, fragment))
    if (known) return known
    const found = await load(keyOf(path, seen.version), async () => {
      const read = await files.read(path, largestSource)
      return 'state' in read ? read : { document: documentOf(read.bytes, path), version: read.version }
    })
    if ('state' in found) return without(found)
    // Between the look and the reading the file may have changed: what was read is what is remembered.
    const key = keyOf(path, found.version, fragment)
    return readings.get(key) ?? readings.set(key, readingOf(found.document, fragment))
  }

  async function readGit(locator: Locator & { readonly kind: 'git' }): Promise<Reading> {
    if (!git) return without({ state: 'not-checked', why: 'git is not run in this workspace.' })
    const { revision, path, fragment, moving } = locator
    const name = `git:${revision}:${path}`
    // What stands at a full hash never changes; what a name points to may have moved since.
    const known = moving ? undefined : readings.get(keyOf(name, '', fragment))
    if (known) return known
    const found = await load(keyOf(name, moving), async () => {
      const [shown] = await git.show([{ revision, path }], largestSource)
      if (!shown) return { state: 'nothing', why: 'git gave no answer.' }
      return 'state' in shown ? shown : { document: documentOf(shown.bytes, path), version: '' }
    })
    if ('state' in found) return without(found)
    const reading = readingOf(found.document, fragment)
    if (moving) documents.drop(keyOf(name, moving))
    if (reading.state !== 'read') return without(reading)
    const key = keyOf(name, moving ? reading.digest : '', fragment)
    return readings.get(key) ?? readings.set(key, reading)
  }

  /** Two who want the same at the same time wait for one reading of it. */
  async function load(key: string, make: () => Promise<Loaded | NoBytes>): Promise<Loaded | NoBytes> {
    const known = documents.get(key)
    if (known) return known
    const begun = loading.get(key) ?? make().finally(() => loading.delete(key))
    loading.set(key, begun)
    const loaded = await begun
    return 'state' in loaded ? loaded : documents.set(key, loaded)
  }

  function without(reading: NoBytes): Reading {
    const key = keyOf(reading.state, reading.why)
    return refusals.get(key) ?? refusals.set(key, reading)
  }
}

export const tooLarge = (path: string): NoBytes => ({
  state: 'refused',
  why: `\`${path}\` is larger than ${largestSource / 1_048_576} MiB: cite a smaller file.`,
})

const keyOf = (...parts: readonly unknown[]): string => JSON.stringify(parts)

/** A map that forgets what was not asked for longest, once all of it weighs more than `most`. */
function bounded<V>(most: number, weigh: (value: V) => number) {
  const kept = new Map<string, V>()
  let weight = 0
  const drop = (key: string) => {
    const value = kept.get(key)
    if (value === undefined) return
    kept.delete(key)
    weight -= weigh(value)
  }
  return {
    drop,
    get(key: string): V | undefined {
      const value = kept.get(key)
      if (value === undefined) return undefined
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    set(key: string, value: V): V {
      drop(key)
      kept.set(key, value)
      weight += weigh(value)
      for (const oldest of kept.keys()) {
        if (weight <= most || oldest === key) break
        drop(oldest)
      }
      return value
    },
  }
}
