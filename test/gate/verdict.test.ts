// What stands in the way of a packet, in the order in which people should take it up, and who has to.
import assert from 'node:assert/strict'
import { type Reason, verdict } from '../../server/gate/verdict.ts'
import { check as lint } from '../../server/rules/run.ts'
import { prepare } from '../support/subject.ts'

const uninteresting = new Set(['missing-section', 'missing-expiry', 'missing-prerequisite', 'missing-reviewer'])

/** The reasons as `code about → who`, what follows from one under it, without what any short page lacks. */
async function check(page: string, expected: string) {
  const { blocks } = verdict(lint((await prepare(page)).subject))
  const lines = blocks
    .filter(({ code }) => !uninteresting.has(code))
    .flatMap(one => [said(one), ...one.follows.map(follower => `  ${said(follower)}`)])
  assert.equal(lines.join('\n'), expected.trim())
}

const said = ({ code, about, who }: Reason) => `${code} ${about} → ${who}`

const people = `
## Handoff ledger

| | |
|---|---|
| Approval owner | @raman, since 2026-11-10 |
`

suite('verdict', () => {
  test('a cause comes before what follows from it', () =>
    check(
      `## Findings

**F1.** The credential was rotated.[^E1]
${people}
[^E1]: **E1** rotation-log: [Rotations](log.txt), captured 2026-11-01, \`sha256:6b4f2ff0ee73\`
-- log.txt --
rotated
`,
      `
changed-evidence E1 → @maria
  suspect-claim F1 → @maria
stale-evidence E1 → @maria
`,
    ))

  test('after an answer of a person it is the turn of whoever objected', () =>
    check(
      `## Findings

**H1.** The bridge is isolated.

> [!CAUTION]
>
> **O1** objects to H1 — @lea (security), 2026-11-10
>
> Nobody tried.
>
> - answered by @maria, 2026-11-12: Somebody did.
${people}`,
      'open-objection O1 → @lea',
    ))

  test('an answer of an agent leaves it the coordinator’s turn', () =>
    check(
      `## Findings

**H1.** The bridge is isolated.

> [!CAUTION]
>
> **O1** objects to H1 — @lea (security), 2026-11-10
>
> Nobody tried.
>
> - answered by agent:normaliser, 2026-11-12: Somebody did.
${people}`,
      'open-objection O1 → @maria',
    ))

  test('a draft waits for the approval owner, an answer in somebody’s name for that person', () =>
    check(
      `## Findings

**H1.** The bridge is isolated.

> [!TIP]
>
> **D1** revises H1 — agent:refresher, 2026-11-14
>
> The bridge may be isolated.

> [!CAUTION]
>
> **O1** objects to H1 — @lea (security), 2026-11-10
>
> Nobody tried.

> [!TIP]
>
> **D2** answers O1 for @maria — agent:normaliser, 2026-11-14
>
> Somebody did.
${people}`,
      `
open-objection O1 → @maria
pending-draft D1 → @raman
pending-draft D2 → @maria
`,
    ))

  test('what the review needs comes before what only the handoff needs, and whoever coordinates names reviewers', async () => {
    const { blocks } = verdict(lint((await prepare(`## Findings\n${people}`)).subject))
    const lacking = blocks.filter(({ code }) => code === 'missing-prerequisite')
    const steps = lacking.map(({ says }) => says.match(/^Missing before (\w+)/)?.[1])
    assert.deepEqual(steps, ['review', 'review', 'handoff', 'handoff', 'handoff'])
    const nobody = blocks.filter(({ code }) => code === 'missing-reviewer')
    assert.deepEqual([...new Set(nobody.map(({ who }) => who))], ['@maria'])
  })

  test('what follows from a source that lapsed is told with it, once', async () => {
    const page = `## Findings

**F1.** The credential was rotated.[^E1]

**F2.** Nobody holds the old one. — rests on F1

**F3.** It is stored twice.
${people}
[^E1]: **E1** rotation-log: [Rotations](log.txt), captured 2026-11-01, \`sha256:6b4f2ff0ee73\`
-- log.txt --
rotated
`
    const { blocks } = verdict(lint((await prepare(page)).subject))
    const told = blocks.filter(({ code }) => !uninteresting.has(code))
    assert.deepEqual(
      told.map(({ code, about, follows }) => [code, about, ...follows.map(one => one.about)].join(' ')),
      ['changed-evidence E1 F1 F2', 'stale-evidence E1', 'unsupported-claim F3'],
    )
  })
})
