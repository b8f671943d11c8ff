// The ledger beside a page, and what it is laid beside: whose key is whose now, and the branch that its policy comes from.
import { readRecord } from '../node/dossier.ts'
import type { Home } from '../node/homes.ts'
import { signersOf } from '../node/person.ts'
import type { Subject } from '../workspace/subject.ts'

export async function readRecorded(home: Home, page: string): Promise<Pick<Subject, 'record' | 'signers' | 'anchor'>> {
  const record = readRecord(home.root, page)
  const { policy: at } = home
  const found = at ? (await import('./anchor-at.ts')).anchored({ ...home, policy: at }, page, record) : { record }
  return found.record ? { ...found, record: found.record, signers: signersOf(home) } : {}
}
