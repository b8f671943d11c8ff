// Statements of every kind: a page, and under it the lines that say what was read.
import assert from 'node:assert/strict'
import { parse } from '../../server/packet/parse.ts'
import { example } from './example.ts'
import { rendered } from './rendered.ts'

const check = (fixture: string) => {
  const [markdown = '', expected = ''] = fixture.replace(/^ {4}/gm, '').split('\n=>\n')
  assert.equal(rendered(parse(markdown.trim())), expected.trimEnd())
}

suite('inline statements', () => {
  test('a paragraph; wraps and markup are no words, footnotes are its evidence', () =>
    check(`
    **C1.** Only the *two* \`broker\` hosts
    in the [subnet](#x) can read it.[^E1] [^E4]
    =>
    C1 claim "Only the two broker hosts in the subnet can read it." [E1 E4]`))

  test('stop or colon, inside or outside of the bold, and either mark for bold', () =>
    check(`
    **F1:** one

    **F2**. two

    __F3.__ three

    **F4**: four
    =>
    F1 fact "one"
    F2 fact "two"
    F3 fact "three"
    F4 fact "four"`))

  test('a list item, with what is nested in it', () =>
    check(`
    - Prose.
      - **C1.** Nested in prose.
    - [ ] **N1.** Exercise rollback — @sam, due 2026-11-20

      in a drain window

      - first
      - second[^E1]
    =>
    C1 claim "Nested in prose."
    N1 next step "Exercise rollback\\nin a drain window\\nfirst\\nsecond" [E1] — @sam, due 2026-11-20`))

  test('with more room in a quote, with a thread', () =>
    check(`
    > **H1.** It stays usable.
    >
    > Until the next rotation.[^E1]
    >
    > - confirmed by @sam, 2026-11-12: It does.[^E2]
    =>
    H1 hypothesis boxed "It stays usable.\\nUntil the next rotation." [E1]
      confirmed by @sam, 2026-11-12 "It does." [E2]`))

  test('a row of a table', () =>
    check(`
    | Step | What | Who |
    |---|---|---|
    | **N1** | Rotate \\| drain | once — @sam, due 2026-11-20 |
    | **N2.** Report | to *the* board[^E1] | |
    | prose | and | more |
    =>
    N1 next step row "Rotate | drain once" — @sam, due 2026-11-20
    N2 next step row "Report to the board" [E1]`))

  test('inside of a sentence an ID is prose', () =>
    check(`
    A **P1** incident, as in **C1**. We saw it
    **P1** again, see **C1.** Then nothing.
    =>
    `))

  test('a chronology’s fact begins with its time', () => {
    const [fact, day] = parse('**F1.** 2026-10-02 14:05 +02:00: It fires.\n\n**F2.** 2026-10-03: Later.').statements
    assert.deepEqual([fact!.at!.day, fact!.at!.minutes], ['2026-10-02', Date.UTC(2026, 9, 2, 12, 5) / 60_000])
    assert.deepEqual([day!.at!.day, day!.at!.minutes], ['2026-10-03', undefined])
  })

  test('words mention statements, code and other tokens do not', () => {
    const [statement] = parse('**C1.** As C2 and (O1) say, not `C3`, H2O, F16-A, v.C4 or C5.x; C6.').statements
    assert.deepEqual(
      statement!.mentions.map(({ id }) => id),
      ['C2', 'O1', 'C6'],
    )
  })
})

suite('tails', () => {
  test('every field', () =>
    check(`
    **C1.** a — @sam, due 2026-11-20, checkpoint 2026-12-31, as of 2026-11-01, until 2027-01-31
    **bold** — reproduced by agent:otto, topic root-cause, rests on F1, C2, restricted to security, legal
    =>
    C1 claim "a — @sam, due 2026-11-20, checkpoint 2026-12-31, as of 2026-11-01, until 2027-01-31 bold" — reproduced by agent:otto, topic root-cause, rests on F1 C2, restricted to security legal`))

  test('any spaced dash, a final full stop, footnotes and a non-breaking space', () =>
    check(`
    **N1.** a -- @sam.

    **N2.** b – @sam.[^E1]

    **N3.** c\u00a0— @sam[^E1].

    **N4.** d
    — @sam
    =>
    N1 next step "a" — @sam
    N2 next step "b" [E1] — @sam
    N3 next step "c" [E1] — @sam
    N4 next step "d" — @sam`))

  test('a dash without a field is a dash', () =>
    check(`
    **C1.** The bridge — all of it — is down

    **C2.** Late — due to the outage, nobody knew

    **C3.** \`x — @sam\` runs

    **C4.** a—@sam
    =>
    C1 claim "The bridge — all of it — is down"
    C2 claim "Late — due to the outage, nobody knew"
    C3 claim "x — @sam runs"
    C4 claim "a—@sam"`))

  test('a hyphen is no dash, and what it would hide is said', () =>
    check(`
    **F1.** a - restricted to security

    **N1.** b - @sam, due 2026-11-20

    **F2.** c - d - is fine - as e is

    > **O1** objects to F1 - @lea (security), 2026-11-10
    >
    > f - restricted to legal
    =>
    F1 fact "a - restricted to security"
    ! malformed-statement "-": A hyphen stands before \`restricted to security\`: only behind a dash is it read.
    N1 next step "b - @sam, due 2026-11-20"
    ! malformed-statement "-": A hyphen stands before \`@sam\`: only behind a dash is it read.
    F2 fact "c - d - is fine - as e is"
    O1 objection boxed objects to F1 "f - restricted to legal"
    ! malformed-statement "- @lea (security), 2026-11-10": \`- @lea (security), 2026-11-10\` in the header of O1 is no target: name statements, a \`section "NAME"\` or \`the packet\`.
    ! malformed-statement "-": A hyphen stands before \`@lea (security)\`: only behind a dash is it read.
    ! malformed-statement "**O1** objects to F1 - @lea (security), 2026-11-10": O1 does not say when: add a date after its author.
    ! malformed-statement "**O1** objects to F1 - @lea (security), 2026-11-10": O1 does not say who wrote it: add \` — @handle, DATE\` or \` — agent:name, DATE\`.
    ! malformed-statement "-": A hyphen stands before \`restricted to legal\`: only behind a dash is it read.`))

  test('what is no field beside one that is', () =>
    check(`
    **N1.** Rotate — weekly, @sam, due soon, rests on luck
    =>
    N1 next step "Rotate" — @sam, due ?soon
    ! malformed-statement "weekly": \`weekly\` in the tail of N1 is no field. Fields are @owner, due, checkpoint, as of, until, rests on, reproduced by, restricted to and topic.
    ! malformed-date "soon": \`soon\` in N1 is no date. Write it like 2026-11-20.
    ! malformed-statement "rests on luck": \`rests on luck\` in the tail of N1 is no field. Fields are @owner, due, checkpoint, as of, until, rests on, reproduced by, restricted to and topic.`))

  test('days that the calendar does not have', () =>
    check(`
    **N1.** a — @sam, due 2026-02-30

    **F1.** 2026-10-02 14:05: b

    **F2.** 2026-10-02 16:05 CET: c
    =>
    N1 next step "a" — @sam, due ?2026-02-30
    ! malformed-date "2026-02-30": \`2026-02-30\` in N1 is no date. Write it like 2026-11-20.
    F1 fact "2026-10-02 14:05: b"
    ! malformed-date "2026-10-02 14:05": \`2026-10-02 14:05\` is no time. Write it with UTC or an offset, like 2026-10-02 14:05 UTC or 2026-10-02 16:05 +02:00.
    F2 fact "2026-10-02 16:05 CET: c"
    ! malformed-date "2026-10-02 16:05 CET": \`2026-10-02 16:05 CET\` is no time. Write it with UTC or an offset, like 2026-10-02 14:05 UTC or 2026-10-02 16:05 +02:00.`))

  test('restricted to always restricts', () =>
    check(`
    **C1.** a — restricted to

    - **C2.** b

      more — restricted to the people upstairs, legal

    - **Q1.** c — @sam
      - answered by @otto, 2026-11-12: d — restricted to security

    Prose — restricted to legal
    =>
    C1 claim "a" — restricted to ${''}
    C2 claim "b\\nmore — restricted to the people upstairs, legal" — restricted to the people upstairs legal
    Q1 question "c" — @sam, restricted to security
      answered by @otto, 2026-11-12 "d — restricted to security"
    ! malformed-statement "restricted to legal": Only a statement can be restricted: give these words an ID.`))
})

suite('boxes', () => {
  test('the whole example of the format', () =>
    assert.equal(
      rendered(parse(example)),
      `F1 fact "The billing bridge authenticates to the legacy broker with one credential shared by four services." [E1]
P1 quote boxed quotes "CRED-7 § 2.3" "A credential MUST identify exactly one workload. An exception MUST name an expiry date and a compensating control." [E3]
C1 claim "Only the two broker hosts in the isolated subnet can read the credential." [E1 E4]
O1 objection boxed objects to C1 "The access review lists the hosts, but not who can open a shell on them." — @lea (security), 2026-11-10
  answered by @maria, 2026-11-12 "Shell access is limited to the break-glass group." [E5]
  sustained by @lea, 2026-11-13 "Break-glass membership was not part of the review."
D1 draft boxed revises C1 "Two broker hosts in the isolated subnet can read the credential; who can open a shell on them was not reviewed." [E1 E4] — agent:refresher, 2026-11-14
H1 hypothesis "A stolen credential would stay usable until the next rotation."
R1 carried risk boxed carries O1 "Break-glass membership is reviewed only from December. I accept that until then." — @raman, 2026-11-15, until 2027-01-31
Q1 question "Does the drain path keep using the old credential after revocation?" — @sam
N1 next step "Exercise rollback during a drain window" — @sam, due 2026-11-20
N2 next step "Report the first month's alerts to the board" — @maria, checkpoint 2026-12-31
E1 evidence access-review "November access review" evidence/access-review-2026-11.json#/credentials/0
E3 evidence standard "CRED-7" standards/CRED-7.md#23-shared-credentials
E4 evidence network-policy "Subnet rules" git:8c1f2e0b7d41a96035ee1f4477ab0c12de9f3a58:infra/broker.tf#L40-L66
E5 evidence access-review "Break-glass members" idp:groups/break-glass`,
    ))

  test('targets of every kind', () =>
    check(`
    > **O1** objects to C1, E2 and section "Roll — back" — @lea, 2026-11-10

    > **O2** objects to the packet — @lea, 2026-11-10 14:05 UTC, topic cost

    > **D1** adds to section “Rollback” — agent:x, 2026-11-10

    > **D2** objects to C1 for @lea — agent:x, 2026-11-10

    > **D3** answers O1 for @maria — agent:x, 2026-11-10

    > **D4** removes C1 — @sam, 2026-11-10

    > **P1** quotes CRED-7 — Shared credentials, § 2 — as of 2026-11-01
    >
    > Words.
    =>
    O1 objection boxed objects to C1, E2, section "Roll — back" "" — @lea, 2026-11-10
    O2 objection boxed objects to the packet "" — @lea, 2026-11-10 14:05 UTC, topic cost
    D1 draft boxed adds to section "Rollback" "" — agent:x, 2026-11-10
    D2 draft boxed objects to C1 for @lea "" — agent:x, 2026-11-10
    D3 draft boxed answers O1 for @maria "" — agent:x, 2026-11-10
    D4 draft boxed removes C1 "" — @sam, 2026-11-10
    P1 quote boxed quotes "CRED-7 — Shared credentials, § 2" "Words." — as of 2026-11-01`))

  test('header under the marker, behind it, over two lines, or without a marker', () =>
    check(`
    > [!CAUTION]
    > **O1** objects to C1
    > — @lea, 2026-11-10
    >
    > Words.

    > [!CAUTION] **O2** objects to C1 — @lea, 2026-11-10
    >
    > Words.
    =>
    O1 objection boxed objects to C1 "Words." — @lea, 2026-11-10
    O2 objection boxed objects to C1 "Words." — @lea, 2026-11-10`))

  test('headers that do not say what a header says', () =>
    check(`
    > **O1** is against C1 — @lea, 2026-11-10

    > **O2** objects to that thing — @lea, 2026-11-10

    > **O3** objects to C1

    > **O4.** objects to C1 — @lea, 2026-13-10

    > **D1** adds after section "x" — agent:x, 2026-11-10

    > **D2** answers O1 — agent:x, 2026-11-10

    > **R1** carries C1 — @raman, 2026-11-10

    > **P1** quotes
    =>
    O1 objection boxed "" — @lea, 2026-11-10
    ! malformed-statement "O1": O1 is an objection and does not say what it does: \`objects to\`.
    O2 objection boxed objects to "" — @lea, 2026-11-10
    ! malformed-statement "that thing": \`that thing\` in the header of O2 is no target: name statements, a \`section "NAME"\` or \`the packet\`.
    O3 objection boxed objects to C1 ""
    ! malformed-statement "**O3** objects to C1": O3 does not say when: add a date after its author.
    ! malformed-statement "**O3** objects to C1": O3 does not say who wrote it: add \` — @handle, DATE\` or \` — agent:name, DATE\`.
    O4 objection boxed objects to C1 "" — @lea
    ! malformed-statement "O4": The header of O4 has no full stop after the ID.
    ! malformed-date "2026-13-10": \`2026-13-10\` in O4 is no date. Write it like 2026-11-20.
    D1 draft boxed adds after section "x" "" — agent:x, 2026-11-10
    ! malformed-statement "section \\"x\\"": D1: \`adds after\` cannot point there. It names a statement.
    D2 draft boxed answers O1 "" — agent:x, 2026-11-10
    ! malformed-statement "O1": D2 does not say for whom it answers: add \`for @handle\`.
    R1 carried risk boxed carries C1 "" — @raman, 2026-11-10
    ! malformed-statement "C1": R1: \`carries\` cannot point there. It names an objection.
    P1 quote boxed quotes ""
    ! malformed-statement "P1": P1 does not say what it quotes.`))

  test('a draft carries new statements in its body', () =>
    check(`
    > [!TIP]
    >
    > **D1** adds after C1 — agent:x, 2026-11-10
    >
    > **C2.** New.[^E1]
    >
    > - **N1.** Newer — @sam
    =>
    D1 draft boxed adds after C1 "C2. New.\\nN1. Newer — @sam" [E1] — agent:x, 2026-11-10`))
})

suite('threads', () => {
  test('the trailing items of the last list, of any verb that the kind has', () =>
    check(`
    - **Q1.** Does it? — @sam

      - an aside
      - answered by @otto (sre), 2026-11-12 09:00 UTC: It does.

        And more.[^E4]
      - dropped by agent:x, 2026-11-13:
    =>
    Q1 question "Does it?\\nan aside" — @sam
      answered by @otto, 2026-11-12 09:00 UTC "It does.\\nAnd more." [E4]
      dropped by agent:x, 2026-11-13 ""`))

  test('entries that do not say who or when, or say what their kind cannot', () =>
    check(`
    - **N1.** Do it — @sam
      - done by Sam, 2026-11-12: yes
      - done by @sam: yes
      - done by @sam, 2026-02-30: yes
      - withdrawn by @sam, 2026-11-12: no
    =>
    N1 next step "Do it" — @sam
      done by ?, 2026-11-12 "yes"
      done by @sam, ? "yes"
      done by @sam, ? "yes"
    ! malformed-statement "Sam": An entry under N1 does not say who: write \`by @handle, DATE:\`.
    ! malformed-statement "done by @sam": An entry under N1 does not say when: write \`by @handle, 2026-11-20: words\`.
    ! malformed-date "2026-02-30": \`2026-02-30\` under N1 is no date. Write it like 2026-11-20.
    ! malformed-statement "withdrawn": N1 cannot be \`withdrawn\`: what can be said of it is \`done\`.`))

  test('entries that belong to no thread', () =>
    check(`
    **Q1.** Does it? — @sam

    - answered by @otto, 2026-11-12: It does.
    =>
    Q1 question "Does it?" — @sam
    ! malformed-statement "answered by @otto, 2026-11-12: It does.": This reads like an entry of a thread and belongs to none. Entries are the last items of the last list inside their statement, like \`answered by @handle, 2026-11-20: words\`.`))
})
