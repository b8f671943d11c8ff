// Answers of earlier runs. One holds only for the same text, workspace file, version, day and evidence;
// whatever cannot be told apart is asked again.
import type { Stored } from '../node/cache-file.ts'
import type { Stamps } from '../node/stamp.ts'
import { fingerprint } from '../workspace/fingerprint.ts'
import type { Clock } from '../workspace/subject.ts'
import type { Basis } from './basis.ts'

/** What is remembered of a packet: little that is looked at, and much that is passed on as it is. */
export type Kept<Summary> = {
  readonly path: string
  readonly summary: Summary
  readonly findings: Uint8Array<ArrayBuffer>
}

export type Cache<Summary> = {
  /** Whether there is anything to find. Where there is not, nobody has to read the packet for it. */
  knows(path: string): boolean
  /** The findings, if all that they rest on is as it was. */
  find(path: string, text: string, clock: Clock): Kept<Summary> | undefined
  keep(path: string, basis: Basis, report: Kept<Summary>): void
  /** What to write down, if it differs from what was read. */
  changed(): { readonly index: unknown; readonly bytes: readonly Uint8Array[] } | undefined
}

type Entry<Summary> = { readonly basis: Basis; readonly report: Kept<Summary> }
type Index<Summary> = {
  readonly schema: string
  /** What all packets of a workspace share, in one digest. */
  readonly frame: string
  readonly entries: readonly {
    readonly path: string
    readonly basis: Basis
    readonly summary: Summary
    readonly size: number
  }[]
}

const schema = 'countersign.cache.v1'

export function cacheOf<Summary>(stored: Stored | undefined, frame: string, stamps: Stamps): Cache<Summary> {
  const entries = new Map(stored ? entriesOf<Summary>(stored, frame) : [])
  let isChanged = false
  return {
    knows: path => entries.has(path),
    find(path, text, clock) {
      const kept = entries.get(path)
      return kept && holds(kept.basis, text, clock, stamps) ? kept.report : undefined
    },
    keep(path, basis, report) {
      entries.set(path, { basis, report })
      isChanged = true
    },
    changed() {
      if (!isChanged) return undefined
      const all = [...entries].map(
        ([
          path,
          {
            basis,
            report: { summary, findings },
          },
        ]) => ({ path, basis, summary, findings }),
      )
      const index: Index<Summary> = {
        schema,
        frame,
        entries: all.map(({ findings, ...rest }) => ({ ...rest, size: findings.length })),
      }
      return { index, bytes: all.map(({ findings }) => findings) }
    },
  }
}

function* entriesOf<Summary>({ index, bytes }: Stored, frame: string): Iterable<[string, Entry<Summary>]> {
  if (!isIndex<Summary>(index) || index.frame !== frame) return
  let at = 0
  for (const { path, basis, summary, size } of index.entries) {
    yield [path, { basis, report: { path, summary, findings: bytes.subarray(at, at + size) } }]
    at += size
  }
}

/** The digest of the file says that this product wrote it; this, that it was one of a kind that we know. */
const isIndex = <Summary>(index: unknown): index is Index<Summary> =>
  typeof index === 'object' && index !== null && 'schema' in index && index.schema === schema

function holds({ digest, day, until, evidence }: Basis, text: string, { today, now }: Clock, stamps: Stamps): boolean {
  if (day !== today || (until !== undefined && now > until) || digest !== fingerprint(text)) return false
  return evidence.every(([path, stamp]) => stamps.now(path) === stamp)
}
