// A workspace made ready to judge packets: its file read, its clock set, its evidence within reach.
import type { Packet } from '../../schemas/packet.ts'
import { clockAt, lastMinute } from '../evidence/dates.ts'
import { filesOn } from '../node/evidence-files.ts'
import { gitIn } from '../node/git-objects.ts'
import type { Home } from '../node/homes.ts'
import { hasLedger } from '../node/ledger-folder.ts'
import type { Memory } from '../node/ledger-memory.ts'
import { snapshotsIn } from '../node/snapshots.ts'
import { parse } from '../packet/parse.ts'
import { type Checked, check, type Levels } from '../rules/run.ts'
import { readingsOf } from '../workspace/readings.ts'
import { isElsewhere, retrievedReadings } from '../workspace/retrieved.ts'
import type { Clock, Record } from '../workspace/subject.ts'
import { type Known, type OpenWorkspace, openWorkspace } from './open-workspace.ts'

/** `asOf`: a day instead of now, to its last minute, in the workspace's own zone. */
export type When = { readonly now: number; readonly asOf?: string }

export type Judge = (text: string, path: string) => Promise<Checked>

/** `memory`: where this machine remembers ledgers. What only shows takes all of it, what decides its heads alone. */
export function judgeIn(home: Home, when: When, levels?: Levels, known?: Known, memory = memoryOf(known)): Judge {
  let opened: Promise<OpenWorkspace & { readonly clock: Clock }> | undefined
  const open = async () => {
    const found = await openWorkspace(home, known)
    return { ...found, clock: clockOf(when, found.workspace.timezone) }
  }
  const elsewhere = (packet: Packet, record: Record, path: string) =>
    packet.evidence.some(({ locator }) => isElsewhere(locator))
      ? retrievedReadings(packet.evidence, record, snapshotsIn(home.root, path))
      : []
  const evidence = readingsOf(filesOn(home.root), gitIn(home.repository ?? home.root))
  return async (text, path) => {
    const { workspace, profile, clock } = await (opened ??= open())
    const packet = parse(text)
    const judged = await profile(packet.fields.get('profile')?.value ?? '')
    const here = await evidence.read(packet.evidence, path)
    const recorded =
      home.policy || hasLedger(home.root, path)
        ? await (await import('./recorded.ts')).readRecorded(home, path, memory)
        : undefined
    const readings = recorded?.record ? new Map([...here, ...elsewhere(packet, recorded.record, path)]) : here
    return check({ path, packet, workspace, ...judged, readings, clock, ...recorded }, levels)
  }
}

const memoryOf = (known: Known | undefined): Memory | undefined =>
  known && { folder: known.folder, takes: 'everything' }

export const clockOf = ({ now, asOf }: When, zone: string): Clock =>
  asOf === undefined ? clockAt(now, zone) : { today: asOf, now: lastMinute(asOf, zone) }
