// A workspace made ready to judge packets: its file read, its clock set, its evidence within reach.
import { clockAt, lastMinute } from '../evidence/dates.ts'
import { readRecord } from '../node/dossier.ts'
import { filesOn } from '../node/evidence-files.ts'
import { gitIn } from '../node/git-objects.ts'
import type { Home } from '../node/homes.ts'
import { parse } from '../packet/parse.ts'
import { readWorkspace } from '../profile/read.ts'
import { type Checked, check, type Levels } from '../rules/run.ts'
import { judging } from '../workspace/judge.ts'
import { readingsOf } from '../workspace/readings.ts'
import type { Clock } from '../workspace/subject.ts'

/** `asOf`: a day instead of now, to its last minute, in the workspace's own zone. */
export type When = { readonly now: number; readonly asOf?: string }

export type Judge = (text: string, path: string) => Promise<Checked>

export function judgeIn(home: Home, when: When, levels?: Levels): Judge {
  const { workspace } = readWorkspace(home.file?.text ?? '')
  const clock = clockOf(when, workspace.timezone)
  const subjectOf = judging(workspace)
  const evidence = readingsOf(filesOn(home.root), gitIn(home.repository ?? home.root))
  return async (text, path) => {
    const packet = parse(text)
    const readings = await evidence.read(packet.evidence, path)
    const subject = subjectOf({ path, packet, readings, clock })
    const record = readRecord(home.root, path)
    return check(record ? { ...subject, record } : subject, levels)
  }
}

export const clockOf = ({ now, asOf }: When, zone: string): Clock =>
  asOf === undefined ? clockAt(now, zone) : { today: asOf, now: lastMinute(asOf, zone) }
