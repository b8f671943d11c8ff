// In how many places a page says something else than its ledger: what the rules find, and where they find nothing and
// `sync` would change the page all the same, one.
import { sync } from '../acts/page/sync.ts'
import { sceneOf } from '../acts/scene.ts'
import type { Home } from '../node/homes.ts'
import { signersOf } from '../node/person.ts'
import type { Checked } from '../rules/run.ts'

const comparing: ReadonlySet<string> = new Set([
  'hidden-objection',
  'hidden-question',
  'softened-objection',
  'unrecorded-objection',
  'unrecorded-decision',
  'reused-id',
  'ledger-table-out-of-step',
])

export function outOfStep({ subject, findings }: Checked, home: Home): number {
  const found = findings.filter(({ rule }) => comparing.has(rule.code)).length
  if (found > 0) return found
  const { text } = subject.packet
  const synced = sync(text, sceneOf(subject, signersOf(home)))
  return 'no' in synced || synced.left > 0 || synced.text !== text ? 1 : 0
}
