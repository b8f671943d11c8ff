// What is good today and will not be on the day of the decision, the first to lapse first.
import assert from 'node:assert/strict'
import { lapsing } from '../../server/gate/lapsing.ts'
import { check as lint } from '../../server/rules/run.ts'
import { prepare } from '../support/subject.ts'

async function check(decision: string, expected: string) {
  const page = `---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
decision: ${decision}
---

**C1.** Three hosts can read the credential.[^E1] [^E2] [^E3] [^E4]

**C2.** Alerts fire.[^E2]

> [!IMPORTANT]
>
> **R1** carries O1 — @raman, 2026-11-12, until 2026-11-20
>
> Until then.

[^E1]: **E1** access-review: [Review](evidence/review.json), captured 2026-11-03

[^E2]: **E2** monitoring: Alerts, \`alerts:broker\`, captured 2026-11-14 09:00 UTC

[^E3]: **E3** access-review: [Old](evidence/old.json), captured 2026-08-01

[^E4]: **E4** network-policy: [Rules](evidence/subnet.tf), captured 2026-01-01
`
  const { before, things } = lapsing(lint((await prepare(page)).subject).world)
  const lines = things.map(({ id, is, until, supports }) => `${id} ${is} ${until} ${supports.join()}`)
  assert.equal([`${before.is} ${before.day}`, ...lines].join('\n'), expected)
}

suite('what lapses', () => {
  test('before the decision, whatever it is', () =>
    check(
      '2026-12-10',
      `the decision 2026-12-10
E2 a source 2026-11-17 09:00 UTC C1,C2
R1 a risk 2026-11-20 O1
E1 a file 2026-12-03 C1`,
    ))
  test('is nothing that holds on the day of the decision', () =>
    check('2026-11-20', 'the decision 2026-11-20\nE2 a source 2026-11-17 09:00 UTC C1,C2'))
  test('within a week, once the decision is past', () =>
    check('2026-11-01', 'a week 2026-11-22\nE2 a source 2026-11-17 09:00 UTC C1,C2\nR1 a risk 2026-11-20 O1'))
})
