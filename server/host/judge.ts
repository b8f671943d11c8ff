// A workspace made ready to judge packets: its file read, its clock set, its evidence within reach.
import { clockAt, lastMinute } from '../evidence/dates.ts'
import { filesOn } from '../node/evidence-files.ts'
import { gitIn } from '../node/git-objects.ts'
import type { Home } from '../node/homes.ts'
import { hasLedger } from '../node/ledger-folder.ts'
import type { Memory } from '../node/ledger-memory.ts'
import { parse } from '../packet/parse.ts'
import { type Checked, check, type Levels } from '../rules/run.ts'
import { readingsOf } from '../workspace/readings.ts'
import type { Clock } from '../workspace/subject.ts'
import { type Known, type OpenWorkspace, openWorkspace } from './open-workspace.ts'
import { withRetrieved } from './with-retrieved.ts'

/** `asOf`: a day instead of now, to its last minute, in the workspace's own zone. */
export type When = { readonly now: number; readonly asOf?: string }

export type Judge = (text: string, path: string) => Promise<Checked>

/**
 * `memory`: where this machine remembers ledgers. What only shows takes all of it, what decides its heads alone. Where git
 * may not be asked, what stands at a revision counts as not checked.
 */
export function judgeIn(
  home: Home,
  when: When,
  levels?: Levels,
  known?: Known,
  memory?: Memory,
  git: 'ask' | 'never' = 'ask',
): Judge {
  let opened: Promise<OpenWorkspace & { readonly clock: Clock }> | undefined
  const open = async () => {
    const found = await openWorkspace(home, known)
    return { ...found, clock: clockOf(when, found.workspace.timezone) }
  }
  const evidence = readingsOf(filesOn(home.root), git === 'ask' ? gitIn(home.repository ?? home.root) : undefined)
  return async (text, path) => {
    const { workspace, profile, clock } = await (opened ??= open())
    const packet = parse(text)
    const judged = await profile(packet.fields.get('profile')?.value ?? '')
    const here = await evidence.read(packet.evidence, path)
    const recorded =
      home.policy || hasLedger(home.root, path)
        ? await (await import('./recorded.ts')).readRecorded(home, path, memory ?? memoryOf(known, git))
        : undefined
    const readings = withRetrieved(here, packet, recorded?.record, home, path)
    return check({ path, packet, workspace, ...judged, readings, clock, ...recorded }, levels)
  }
}

const memoryOf = (known: Known | undefined, git: 'ask' | 'never'): Memory | undefined =>
  known && { folder: known.folder, takes: 'everything', ...(git === 'never' && { git }) }

export const clockOf = ({ now, asOf }: When, zone: string): Clock =>
  asOf === undefined ? clockAt(now, zone) : { today: asOf, now: lastMinute(asOf, zone) }
