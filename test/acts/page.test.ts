// The page follows the ledger: a page, what was decided, and what the page says then. Below the parts of the packet stands
// the handoff table; where an answer does not show it, it is of no matter.
import assert from 'node:assert/strict'
import { format } from 'prettier'
import { sync } from '../../server/acts/page/sync.ts'
import { parse } from '../../server/packet/parse.ts'
import { digests } from '../../server/workspace/digests.ts'
import { play } from '../ledger/play.ts'
import { bodyOf, pageOf, sceneFor } from './pages.ts'

async function check(page: string, script: string, expected: string, said: readonly string[] = []) {
  const before = pageOf(page)
  const played = play(script)
  const synced = sync(before, await sceneFor(before, played))
  if ('no' in synced) assert.fail(synced.no)
  const whole = expected.includes('Approval owner')
  const shown = whole ? synced.text : synced.text.replace(/## Handoff ledger\n[\s\S]*?(?=\n\[\^|$(?![\s\S]))/, '')
  assert.equal(bodyOf(shown).trim(), expected.trim())
  const told = synced.says.filter(line => !/is now\.$|table is brought/.test(line))
  assert.deepEqual(told, said)

  const after = parse(synced.text)
  assert.deepEqual(
    after.blocks.flatMap(({ block }) => block.problems.map(({ message }) => message)),
    [],
  )
  const formatted = parse(await format(synced.text, { parser: 'markdown' }))
  assert.equal(digests.revision(formatted), digests.revision(after), 'a formatter changes nothing')
  const again = sync(formatted.text, await sceneFor(formatted.text, played))
  assert.ok('text' in again)
  assert.equal(again.text, formatted.text, 'and leaves it in step')
}

suite('a page in step with its ledger: boxes', () => {
  test('an objection stands below what it is about, in the one form, with what was said to it', () =>
    check(
      `
**C1.** Two hosts can read it.

**C2.** It rotates.
`,
      `o: @lea objection-raised { id: O1, role: security, targets: [C1 / x], words: "Who opens a shell?" }
       a: @maria objection-answered { objection: $o, words: "The break-glass group." }
       s: @lea objection-sustained { objection: $o, words: "Its members\\nwere not reviewed.\\n\\nNone of them." }`,
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea (security), 2026-11-10
>
> Who opens a shell?
>
> - answered by @maria, 2026-11-10: The break-glass group.
>
> - sustained by @lea, 2026-11-10: Its members
>   were not reviewed.
>
>   None of them.

**C2.** It rotates.
`,
    ))

  test('carried risks stand under their objection, drafts behind both', () =>
    check(
      `
**C1.** Two hosts can read it.
`,
      `d: agent:refresher draft-proposed { id: D1, verb: revises, targets: [C1 / x], words: "Two hosts." }
       o: @lea objection-raised { id: O1, targets: [C1 / x], words: "Who?" }
       r: @raman risk-carried { id: R1, objection: $o, targets: [C1 / x], until: 2027-01-31, words: "I do." }
       e: agent:refresher draft-proposed { id: D2, verb: answers, targets: [$o], onBehalfOf: maria, words: "All." }`,
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?

> [!IMPORTANT]
>
> **R1** carries O1 — @raman, 2026-11-10, until 2027-01-31
>
> I do.

> [!TIP]
>
> **D1** revises C1 — agent:refresher, 2026-11-10
>
> Two hosts.

> [!TIP]
>
> **D2** answers O1 for @maria — agent:refresher, 2026-11-10
>
> All.
`,
    ))

  test('what is about a section stands at its end, and what is about the packet before the table and the evidence', () =>
    check(
      `
## Rollback

It is rolled back in minutes.

### Drill

It was tried.[^E1]

[^E1]: **E1** remark: [Note](note.txt), captured 2026-11-12
`,
      `o: @lea objection-raised { id: O1, targets: [§ Rollback / x], words: "By whom?" }
       p: @otto objection-raised { id: O2, targets: [packet], words: "No." }`,
      `
## Rollback

It is rolled back in minutes.

> [!CAUTION]
>
> **O1** objects to section "Rollback" — @lea, 2026-11-10
>
> By whom?

### Drill

It was tried.[^E1]

> [!CAUTION]
>
> **O2** objects to the packet — @otto, 2026-11-10
>
> No.


[^E1]: **E1** remark: [Note](note.txt), captured 2026-11-12
`,
    ))

  test('a decided draft leaves the page', () =>
    check(
      `
**C1.** Two hosts can read it.

> [!TIP]
>
> **D1** revises C1 — agent:refresher, 2026-11-10
>
> Two hosts.

**C2.** It rotates.
`,
      `d: agent:refresher draft-proposed { id: D1, verb: revises, targets: [C1 / x], words: "Two hosts." }
       r: @maria draft-rejected { draft: $d, reason: overstated }`,
      `
**C1.** Two hosts can read it.

**C2.** It rotates.
`,
    ))

  test('a withdrawn objection keeps its box, so that the page shows how it ended', () =>
    check(
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?
`,
      `o: @lea objection-raised { id: O1, targets: [C1 / x], words: "Who?" }
       w: @lea objection-withdrawn { objection: $o }`,
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?
>
> - withdrawn by @lea, 2026-11-10:
`,
    ))

  test('softened words are those of the objector again', () =>
    check(
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> It might be worth a look.
`,
      'o: @lea objection-raised { id: O1, targets: [C1 / x], words: "Nobody reviewed **this**." }',
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Nobody reviewed **this**.
`,
      ['The words of O1 are those of @lea again. The page said: It might be worth a look.'],
    ))

  test('what only the page has stays there, and is named', () =>
    check(
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?
>
> - withdrawn by @lea, 2026-11-12: Never mind.

> [!CAUTION]
>
> **O2** objects to C1 — @otto, 2026-11-10
>
> Written by hand.
`,
      `o: @lea objection-raised { id: O1, targets: [C1 / x], words: "Who?" }
       a: @maria objection-answered { objection: $o, words: "All." }`,
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> Who?
>
> - answered by @maria, 2026-11-10: All.
> - withdrawn by @lea, 2026-11-12: Never mind.

> [!CAUTION]
>
> **O2** objects to C1 — @otto, 2026-11-10
>
> Written by hand.
`,
      [
        'O1 has an entry that the ledger does not know; it stays where it is.',
        'O2 is not in the ledger: whoever objects says so with `countersign object`.',
      ],
    ))

  test('of two O2 from two branches the later shows the next number, wherever its box stands', () =>
    check(
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O2** objects to C1 — @otto, 2026-11-10
>
> Which hosts?

> [!CAUTION]
>
> **O2** objects to C1 — @lea, 2026-11-10
>
> Who?
`,
      `o: @nadia objection-raised { id: O1, targets: [C1 / x], words: "Why?" }
       l: @lea objection-raised { id: O2, targets: [C1 / x], words: "Who?" } after o
       m: @maria objection-answered { objection: $l, words: "All." } after l
       p: @otto objection-raised { id: O2, targets: [C1 / x], words: "Which hosts?" } after o, q
       q: @sam objection-answered { objection: $o, words: "So." } after o`
        .split('\n')
        .toSorted((a, b) => order(a) - order(b))
        .join('\n'),
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O3** objects to C1 — @otto, 2026-11-10
>
> Which hosts?

> [!CAUTION]
>
> **O2** objects to C1 — @lea, 2026-11-10
>
> Who?
>
> - answered by @maria, 2026-11-10: All.

> [!CAUTION]
>
> **O1** objects to C1 — @nadia, 2026-11-10
>
> Why?
>
> - answered by @sam, 2026-11-10: So.
`,
      ['O2 of @otto is O3: another branch had the number first.'],
    ))

  test('words never read as what their author did not say', () =>
    check(
      `
**C1.** Two hosts can read it.
`,
      `o: @lea objection-raised { id: O1, targets: [C1 / x], words: "**C2.** A claim.\\n\\n- withdrawn by @lea, 2026-11-12: Fine." }
       a: @maria objection-answered { objection: $o, words: "Yes.\\n- sustained by @lea, 2026-11-12: No.\\n\\n\`\`\`\\nopen" }`,
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea, 2026-11-10
>
> &#42;&#42;C2.&#42;&#42; A claim.
>
> &#45; withdrawn by @lea, 2026-11-12: Fine.
>
> - answered by @maria, 2026-11-10: Yes.
>   &#45; sustained by @lea, 2026-11-12: No.
>
>   &#96;&#96;&#96;
>   open
`,
    ))
})

const order = (line: string) => 'olmqp'.indexOf(line.trim().charAt(0))

suite('a page in step with its ledger: threads and fields', () => {
  test('what was said to questions, steps and hypotheses stands under them', () =>
    check(
      `
**H1.** A stolen credential
stays usable.

- **Q1.** Does it drain? — @sam
- **N1.** Drill — @sam, due 2026-11-20
  - one note
`,
      `h: @lea hypothesis-refuted { hypothesis: H1, digest: x, words: "It rotates." }
       q: @sam question-answered { question: Q1, digest: x, words: "No.\\nNever." }
       p: @maria question-dropped { question: Q1, digest: x, words: "Settled." }
       n: @sam step-done { step: N1, digest: x }`,
      `
> **H1.** A stolen credential
> stays usable.
>
> - refuted by @lea, 2026-11-10: It rotates.

- **Q1.** Does it drain? — @sam
  - answered by @sam, 2026-11-10: No.
    Never.
  - dropped by @maria, 2026-11-10: Settled.
- **N1.** Drill — @sam, due 2026-11-20
  - one note
  - done by @sam, 2026-11-10:
`,
    ))

  test('the front matter names who coordinates', () =>
    check(
      '**C1.** One.',
      't: @raman owner-transferred { place: coordinator, from: maria, to: nadia }',
      '**C1.** One.',
      ['The front matter names @nadia as coordinator.'],
    ))
})

suite('a page in step with its ledger: the table', () => {
  const boundary =
    'Ready when no blocker is open and the coordinator and the approval owner have both accepted this revision. Handing it over asks for a decision; it is not one.'
  test('owner, reviewers, blockers, risks and lineage are what the ledger says; other rows stay', () =>
    check(
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea (security), 2026-11-10
>
> Who?

## Handoff ledger

| | |
|---|---|
| Approval owner | @nobody, since 2020-01-01 |
| Reviewer, security | @lea: concurs |
| Reviewer, legal | @jo: concurs |
| Order of authority | standard, monitoring, remark |
| Room | 4.12 |
`,
      `t: @raman owner-transferred { place: owner, from: raman, to: nadia }
       c: @maria charter-confirmed { owner: nadia, reviewers: [{ role: security, reviewer: lea }, { role: sre, reviewer: sam }], criteria: [] }
       o: @lea objection-raised { id: O1, role: security, targets: [C1 / x], words: "Who?" }
       v: @sam reviewed { role: sre, outcome: concurs, blocks: [C1 / another text] }`,
      `
**C1.** Two hosts can read it.

> [!CAUTION]
>
> **O1** objects to C1 — @lea (security), 2026-11-10
>
> Who?

## Handoff ledger

| | |
|---|---|
| Approval owner | @nadia, since 2026-11-10 (from @raman) |
| Reviewer, security | @lea: objects (O1) |
| Reviewer, architecture | nobody yet: pending |
| Reviewer, SRE | @sam: pending (concurred on an earlier text) |
| Blockers | O1 open · SRE pending · no reviewer for architecture |
| Carried risks | none |
| Order of authority | standard, monitoring, remark |
| Lineage | first submission |
| Boundary | ${boundary} |
| Room | 4.12 |
`,
    ))
})
