// Answers of earlier runs. One holds only for the same text, workspace file, version, day and evidence;
// whatever cannot be told apart is asked again.

import type { Stamps } from '../../node/stamp.ts'
import type { Packed } from '../../report/packed.ts'
import { fingerprint } from '../../workspace/fingerprint.ts'
import type { Clock } from '../../workspace/subject.ts'
import type { Basis } from './setup.ts'

/** `frame`: what all packets of a workspace share, in one digest. */
type Kept = { readonly frame: string; readonly basis: Basis; readonly report: Written }
/** As the file has it. */
type Written = Pick<Packed, 'path' | 'summary'> & { readonly findings: string }

export type Cache = {
  /** The findings, if all that they rest on is as it was. */
  find(path: string, text: string, clock: Clock): Packed | undefined
  keep(path: string, basis: Basis, report: Packed): void
  /** What to write down, if it differs from what was read. */
  changed(): unknown
}

const schema = 'countersign.cache.v1'

export function cacheOf(file: unknown, frame: string, stamps: Stamps): Cache {
  const entries = new Map(entriesOf(file).filter(([, kept]) => kept.frame === frame))
  let isChanged = false
  return {
    find(path, text, clock) {
      const kept = entries.get(path)
      return kept && holds(kept.basis, text, clock, stamps) ? read(kept.report) : undefined
    },
    keep(path, basis, report) {
      entries.set(path, { frame, basis, report: written(report) })
      isChanged = true
    },
    changed: () => (isChanged ? { schema, entries: [...entries] } : undefined),
  }
}

const entriesOf = (read: unknown): readonly (readonly [string, Kept])[] =>
  typeof read === 'object' && read !== null && 'schema' in read && read.schema === schema && 'entries' in read
    ? (read.entries as readonly (readonly [string, Kept])[])
    : []

function holds({ digest, day, until, evidence }: Basis, text: string, { today, now }: Clock, stamps: Stamps): boolean {
  if (day !== today || (until !== undefined && now > until) || digest !== fingerprint(text)) return false
  return evidence.every(([path, stamp]) => stamps.now(path) === stamp)
}

const written = ({ findings, ...rest }: Packed): Written => ({ ...rest, findings: new TextDecoder().decode(findings) })
const read = ({ findings, ...rest }: Written): Packed => ({ ...rest, findings: new TextEncoder().encode(findings) })
