// What the sources of a page say: those on this disk as they are read now, those elsewhere as the ledger last had them.
import type { Packet } from '../../schemas/packet.ts'
import type { Reading } from '../evidence/reading.ts'
import type { Home } from '../node/homes.ts'
import { snapshotsIn } from '../node/snapshots.ts'
import { isElsewhere, retrievedReadings } from '../workspace/retrieved.ts'
import type { Record } from '../workspace/subject.ts'

type Readings = ReadonlyMap<string, Reading>

export function withRetrieved(
  here: Readings,
  { evidence }: Packet,
  record: Record | undefined,
  home: Home,
  path: string,
): Readings {
  if (!record || !evidence.some(({ locator }) => isElsewhere(locator))) return here
  return new Map([...here, ...retrievedReadings(evidence, record, snapshotsIn(home.root, path))])
}
