// The ledger beside a page, and what it is laid beside: whose key is whose now, and the branch that its policy comes from.
import { readRecord } from '../node/dossier.ts'
import type { Home } from '../node/homes.ts'
import type { Memory } from '../node/ledger-memory.ts'
import { signersOf } from '../node/person.ts'
import type { Subject } from '../workspace/subject.ts'

/** What decides in continuous integration rests on nothing that this machine remembers. */
export async function readRecorded(
  home: Home,
  page: string,
  memory?: Memory,
): Promise<Pick<Subject, 'record' | 'signers' | 'anchor'>> {
  const record = readRecord(home.root, page, home.policy ? undefined : memory)
  const { policy: at } = home
  const found = at ? (await import('./anchor-at.ts')).anchored({ ...home, policy: at }, page, record) : { record }
  return found.record ? { ...found, record: found.record, signers: signersOf(home) } : {}
}
