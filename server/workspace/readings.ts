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

/** Without `git`, what stands at a revision counts as not checked. */
export function readingsOf(files: Files, git: GitObjects | undefined): Readings {
  const documents = bounded<Document>(mostDocuments, document => document.size)
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
    let document = documents.get(keyOf(path, seen.version))
    let { version } = seen
    if (!document) {
      const found = await files.read(path, largestSource)
      if ('state' in found) return without(found)
      // Between the look and the reading the file may have changed: what was read is what is remembered.
      version = found.version
      document = documents.set(keyOf(path, version), documentOf(found.bytes, path))
    }
    return readings.set(keyOf(path, version, fragment), readingOf(document, fragment))
  }

  async function readGit(locator: Locator & { readonly kind: 'git' }): Promise<Reading> {
    if (!git) return without({ state: 'not-checked', why: 'git is not run in this workspace.' })
    const { revision, path, fragment, moving } = locator
    const name = `git:${revision}:${path}`
    // What stands at a full hash never changes; what a name points to may have moved since.
    const known = moving ? undefined : readings.get(keyOf(name, '', fragment))
    if (known) return known
    let document = moving ? undefined : documents.get(keyOf(name, ''))
    if (!document) {
      const [found] = await git.show([{ revision, path }], largestSource)
      if (!found || 'state' in found) return without(found ?? { state: 'nothing', why: 'git gave no answer.' })
      document = documentOf(found.bytes, path)
      if (!moving) documents.set(keyOf(name, ''), document)
    }
    const reading = readingOf(document, fragment)
    if (!moving) return readings.set(keyOf(name, '', fragment), reading)
    const again = 'digest' in reading ? keyOf(name, reading.digest, fragment) : undefined
    return again ? (readings.get(again) ?? readings.set(again, reading)) : without(reading)
  }

  function without(reading: Exclude<Reading, { state: 'read' }> | NoBytes | Reading): Reading {
    const key = keyOf(reading.state, 'why' in reading ? reading.why : '')
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
  return {
    get(key: string): V | undefined {
      const value = kept.get(key)
      if (value === undefined) return undefined
      kept.delete(key)
      kept.set(key, value)
      return value
    },
    set(key: string, value: V): V {
      const before = kept.get(key)
      if (before !== undefined) weight -= weigh(before)
      kept.delete(key)
      kept.set(key, value)
      weight += weigh(value)
      for (const [oldest, old] of kept) {
        if (weight <= most || oldest === key) break
        kept.delete(oldest)
        weight -= weigh(old)
      }
      return value
    },
  }
}
