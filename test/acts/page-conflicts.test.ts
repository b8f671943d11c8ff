// A page on which git left conflicts, and what `sync` makes of it: what the ledger proves is rebuilt, and every other
// conflict stays for a person, letter for letter.
import assert from 'node:assert/strict'
import { sync } from '../../server/acts/page/sync.ts'
import { play } from '../ledger/play.ts'
import { bodyOf, pageOf, sceneFor } from './pages.ts'

async function check(page: string, script: string, expected: string, said: readonly string[] = []) {
  const before = pageOf(page)
  const synced = sync(before, await sceneFor(before, play(script)))
  if ('no' in synced) {
    assert.equal(synced.no, expected)
    return
  }
  const shown = expected.includes('Approval owner')
    ? synced.text
    : synced.text.replace(/\n## Handoff ledger\n[\s\S]*$/, '')
  assert.equal(bodyOf(shown).trim(), expected.trim())
  assert.deepEqual(
    synced.says.filter(line => /^Lines|branch/.test(line)),
    said,
  )
  if (synced.left > 0) return
  const again = sync(synced.text, await sceneFor(synced.text, play(script)))
  assert.ok('text' in again && again.text === synced.text, 'in step twice changes nothing')
}

const raised = 'o: @lea objection-raised { id: O1, targets: [C1 / x], words: "Who?" }'

suite('merge conflicts on a page', () => {
  test('entries of two branches in one thread', () =>
    check(
      `
**C1.** Two hosts.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?
>
<<<<<<< HEAD
> - answered by @maria, 2026-11-10: The group.
=======
> - sustained by @lea, 2026-11-10: Still.
>>>>>>> other
`,
      `${raised}
       a: @maria objection-answered { objection: $o, words: "The group." } after o
       s: @lea objection-sustained { objection: $o, words: "Still." } after o`,
      `
**C1.** Two hosts.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?
>
> - answered by @maria, 2026-11-10: The group.
> - sustained by @lea, 2026-11-10: Still.
`,
    ))

  test('two boxes of one number at one place', () =>
    check(
      `
**C1.** Two hosts.

<<<<<<< HEAD
> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?
||||||| 1234567
=======
> [!CAUTION]
>
> **O1** objects to C1 — @otto, 2026-11-10
>
> Which?
>>>>>>> other

**C2.** More.
`,
      `${raised} after open
       v: @raman reviewer-assigned { role: security, reviewer: lea } after open
       p: @otto objection-raised { id: O1, targets: [C1 / x], words: "Which?" } after v
       a: @maria objection-answered { objection: $p, words: "Both." } after p`,
      `
**C1.** Two hosts.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?

> [!CAUTION]
>
> **O2** objects to C1 — @otto, 2026-11-10
>
> Which?
>
> - answered by @maria, 2026-11-10: Both.

**C2.** More.
`,
    ))

  test('the table', () =>
    check(
      `
**C1.** Two hosts.

## Handoff ledger

| | |
|---|---|
<<<<<<< HEAD
| Approval owner | @nadia, since 2026-11-10 (from @raman) |
=======
| Approval owner | @raman, since 2026-11-10 |
| Reviewer, security | @lea: pending |
>>>>>>> other
| Reviewer, architecture | nobody yet: pending |
| Reviewer, SRE | nobody yet: pending |
| Blockers | charter not confirmed |
| Carried risks | none |
| Order of authority | standard |
| Lineage | first submission |
| Boundary | Handing it over asks for a decision; it is not one. |
`,
      `t: @raman owner-transferred { place: owner, from: raman, to: nadia } after open
       v: @raman reviewer-assigned { role: security, reviewer: lea } after open`,
      `
**C1.** Two hosts.

## Handoff ledger

| | |
|---|---|
| Approval owner | @nadia, since 2026-11-10 (from @raman) |
| Reviewer, security | @lea: pending |
| Reviewer, architecture | nobody yet: pending |
| Reviewer, SRE | nobody yet: pending |
| Blockers | charter not confirmed · security pending · no reviewer for architecture · no reviewer for SRE |
| Carried risks | none |
| Order of authority | standard |
| Lineage | first submission |
| Boundary | Handing it over asks for a decision; it is not one. |
`,
    ))

  test('a conflict in a person’s own text stays as it is, and what the ledger proves around it is rebuilt', () =>
    check(
      `
<<<<<<< HEAD
**C1.** Two hosts.
=======
**C1.** Three hosts.
>>>>>>> other

**C2.** More.
`,
      `${raised}
       p: @otto objection-raised { id: O2, targets: [C2 / x], words: "Which?" }`,
      `
<<<<<<< HEAD
**C1.** Two hosts.
=======
**C1.** Three hosts.
>>>>>>> other

**C2.** More.

> [!CAUTION]
>
> **O2** objects to C2 — @otto, 2026-11-10
>
> Which?
`,
      ["Lines 7 to 11 are a conflict in people's own text: choose what stands there, then sync again."],
    ))

  test('words that nobody recorded are never chosen away', () =>
    check(
      `
**C1.** Two hosts.

<<<<<<< HEAD
> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?
=======
> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who, and since when?
>>>>>>> other
`,
      raised,
      `
**C1.** Two hosts.

<<<<<<< HEAD
> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?
=======
> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who, and since when?
>>>>>>> other
`,
      ["Lines 9 to 21 are a conflict in people's own text: choose what stands there, then sync again."],
    ))

  test('questions and steps in one list, each with what was said to it on its branch', () =>
    check(
      `
<<<<<<< HEAD
- **Q1.** Does it drain? — @sam
  - answered by @sam, 2026-11-10: No.
- **N1.** Drill — @sam, due 2026-11-20
=======
- **Q1.** Does it drain? — @sam
- **N1.** Drill — @sam, due 2026-11-20
  - done by @sam, 2026-11-10:
>>>>>>> other
`,
      `q: @sam question-answered { question: Q1, digest: x, words: "No." } after open
       n: @sam step-done { step: N1, digest: x } after open`,
      `
- **Q1.** Does it drain? — @sam
  - answered by @sam, 2026-11-10: No.
- **N1.** Drill — @sam, due 2026-11-20
  - done by @sam, 2026-11-10:
`,
    ))

  test('markers that do not fit together are refused', () =>
    check(
      `
**C1.** One.
<<<<<<< HEAD
**C2.** Two.
`,
      raised,
      'Lines 8 to 9 hold conflict markers that do not fit together. Settle them by hand, then sync.',
    ))
})
