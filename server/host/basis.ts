// What an answer rests on, so that a later run can tell whether it still holds without asking again.
import type { Evidence } from '../../schemas/packet.ts'
import { parseLocator, pathFrom } from '../evidence/locator.ts'
import { turningPoint } from '../evidence/turning-point.ts'
import { ledgerFolder, signersFile } from '../node/ledger-folder.ts'
import type { Stamps } from '../node/stamp.ts'
import type { Checked } from '../rules/run.ts'
import { fingerprint } from '../workspace/fingerprint.ts'

/** What an answer rests on besides the rules and the workspace file. */
export type Basis = {
  /** Of the packet's text. */
  readonly digest: string
  readonly day: string
  /** The last minute at which nothing lapses that is fresh, and nothing begins that has not. */
  readonly until?: number
  /** Evidence files from the workspace root, each with what tells that it is the same. */
  readonly evidence: readonly (readonly [path: string, stamp: string])[]
}

/** Nothing where something may change that leaves no trace in a file, or has changed since the packet was looked at. */
export function basisOf({ subject, world }: Checked, stamps: Stamps, since: number): Basis | undefined {
  const { packet, path, readings, clock } = subject
  const evidence = new Map<string, string>()
  for (const { locator } of packet.evidence) {
    const reading = readings.get(locator)?.state
    const file = fileOf(locator, path)
    if (file === 'elsewhere' && reading !== 'not-checked') return undefined
    if (file === 'in history' && reading !== 'read') return undefined
    if (typeof file !== 'object') continue
    const stamp = stamps.unchangedSince(since, file.path)
    if (stamp === undefined || (stamp === 'absent' && reading === 'read')) return undefined
    evidence.set(file.path, stamp)
  }
  for (const beside of [ledgerFolder(path), ...(subject.record ? [signersFile] : [])]) {
    const stamp = stamps.unchangedSince(since, beside)
    if (stamp === undefined) return undefined
    evidence.set(beside, stamp)
  }
  const until = turningPoint(world.sources, clock.now)
  const digest = fingerprint(packet.text)
  return { digest, day: clock.today, evidence: [...evidence], ...(until !== undefined && { until }) }
}

type Where = { readonly path: string } | 'nowhere' | 'in history' | 'elsewhere'

function fileOf(text: Evidence['locator'], page: string): Where {
  const locator = parseLocator(text)
  if (locator.kind === 'git') return locator.moving ? 'elsewhere' : 'in history'
  if (locator.kind !== 'file') return locator.kind === 'problem' ? 'nowhere' : 'elsewhere'
  const path = pathFrom(page, locator.path)
  return path === undefined ? 'nowhere' : { path }
}
