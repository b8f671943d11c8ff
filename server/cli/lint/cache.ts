// Answers of earlier runs. One holds only for the same text, workspace file, version, day and evidence;
// whatever cannot be told apart is asked again.

import type { Stamps } from '../../node/stamp.ts'
import type { FileReport } from '../../report/lint-report.ts'
import { fingerprint } from '../../workspace/fingerprint.ts'
import type { Clock } from '../../workspace/subject.ts'
import type { Basis } from './setup.ts'

/** `frame`: what all packets of a workspace share, in one digest. */
type Kept = { readonly frame: string; readonly basis: Basis; readonly findings: FileReport['findings'] }

export type Cache = {
  /** The findings, if all that they rest on is as it was. */
  find(path: string, text: string, clock: Clock): FileReport['findings'] | undefined
  keep(path: string, basis: Basis, findings: FileReport['findings']): void
  /** What to write down, if it differs from what was read. */
  changed(): unknown
}

const schema = 'countersign.cache.v1'

export function cacheOf(read: unknown, frame: string, stamps: Stamps): Cache {
  const entries = new Map(entriesOf(read).filter(([, kept]) => kept.frame === frame))
  let isChanged = false
  return {
    find(path, text, clock) {
      const kept = entries.get(path)
      return kept && holds(kept.basis, text, clock, stamps) ? kept.findings : undefined
    },
    keep(path, basis, findings) {
      entries.set(path, { frame, basis, findings })
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
