// What the side panel shows of a packet, with and without a ledger: each test is a page and the part of the view that it is about.
import assert from 'node:assert/strict'
import { type PanelView, panelView as schema } from '../../schemas/panel.ts'
import { sceneOf } from '../../server/acts/scene.ts'
import { panelView } from '../../server/ide/panel.ts'
import { check as lint } from '../../server/rules/run.ts'
import { prepare } from '../support/subject.ts'

const page = `---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
decision: 2026-11-24
expires: 2027-03-31
---

# One credential

## Compensating controls

**C1.** Only two hosts can read it.[^E1]

> [!CAUTION]
>
> **O1** objects to C1 — @lea (security), 2026-11-10
>
> Nobody looked at shells.
>
> - answered by @maria, 2026-11-12: Only four people have one.

> [!TIP]
>
> **D1** revises C1 — agent:refresher, 2026-11-14
>
> Only three hosts can read it.[^E1]

> [!TIP]
>
> **D2** objects to C1 for @sam — agent:normaliser, 2026-11-14
>
> Not at month-end.

## Handoff ledger

| | |
|---|---|
| Approval owner | @raman, since 2026-11-10 (from @ines) |
| Reviewer, security | @lea: objects (O1) |

[^E1]: **E1** access-review: [Hosts](hosts.txt), captured 2026-11-10, \`sha256:b2ef06751fb4\`, fresh for 10d
-- hosts.txt --
two hosts
`

/** A packet of a kind that needs next to nothing. */
const small = `---
packet: PKT-2026-0001
profile: small
coordinator: maria
---

## Steps

**N1.** Switch the flag back — @sam, due 2026-12-01

## Handoff ledger

| | |
|---|---|
| Approval owner | @raman, since 2026-11-10 |
-- countersign.yaml --
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: sam, name: Sam Okafor, roles: [sre] }
profiles:
  small:
    title: Small packet
    about: Asks somebody.
    handoff: { to: the board, condition: Ready when no blocker is open. }
`

const story = `
charter: @maria charter-confirmed { owner: raman, reviewers: [{ role: security, reviewer: lea }], criteria: [] }
o: @lea objection-raised { id: O1, role: security, targets: [C1], words: Nobody looked at shells. }
d: agent:refresher draft-proposed { id: D1, verb: revises, targets: [C1], words: "Only three hosts can read it.[^E1]" }
`

/** The part of the view that is looked at, a line each. Every view is one that the editor would take. */
async function check(
  shown: (view: PanelView) => readonly string[],
  expected: string,
  { ledger, me }: { readonly ledger?: string; readonly me?: string } = {},
) {
  const fixture = ledger === undefined ? page : `${page}-- packet.ledger.story --\n${ledger}`
  const { subject } = await prepare(fixture)
  const view = panelView(lint(subject), sceneOf(subject, ''), me)
  assert.deepEqual(schema.parse(view), view)
  assert.equal(shown(view).join('\n'), expected.trim())
}

const contested = ({ objections }: PanelView) =>
  objections.flatMap(({ id, status, by, targets, days, thread, acts }) => [
    `${id} ${status}: ${by} on ${targets.join(', ')}, ${days} d; ${acts.join(' ') || 'nothing'}`,
    ...thread.map(({ verb, by, words }) => `  ${verb} by ${by}: ${words}`),
  ])
const proposed = ({ drafts }: PanelView) =>
  drafts.flatMap(({ id, by, verb, targets, evidence, changes, hindrance, acts }) => [
    `${id} ${by} ${verb} ${targets.join(', ')} from ${evidence.join(' ')}; ${acts.join(' ') || 'nothing'}`,
    ...changes.map(
      ({ name, pieces }) =>
        `  ${name}: ${pieces.map(({ kind, text }) => ({ same: text, gone: `[-${text}-]`, new: `{+${text}+}` })[kind]).join('')}`,
    ),
    ...(hindrance ? [`  ! ${hindrance}`] : []),
  ])

suite('panel', () => {
  test('says who owns the packet, since when, and that only the page says so', () =>
    check(
      ({ owner }) => [JSON.stringify(owner)],
      '{"who":"@raman","called":"Raman Iyer","since":"2026-11-10","from":"@ines","proven":false}',
    ))

  test('says whom the ledger proves', () =>
    check(
      ({ owner, coordinator }) => [owner, coordinator].map(one => `${one?.who} ${one?.proven}`),
      '@raman true\n@maria true',
      { ledger: story },
    ))

  test('shows what is contested by the page, and that nothing can be done about it before the packet is open', () =>
    check(
      contested,
      `
O1 answered: @lea on C1, 5 d; nothing
  answered by @maria: Only four people have one.
D2 unconfirmed: @sam on C1, 1 d; nothing`,
    ))

  test('shows what is contested by the ledger, with what can be done', () =>
    check(
      contested,
      `
O1 answered: @lea on C1, 5 d; sustain withdraw carry
  answered by @maria: Four.
D2 unconfirmed: @sam on C1, 1 d; nothing`,
      { ledger: `${story}a: @maria objection-answered { objection: $o, words: Four. }` },
    ))

  test('shows what is only a draft, word by word, with its evidence', () =>
    check(
      proposed,
      `
D1 agent:refresher revises C1 from E1; nothing
  C1: **C1.** Only [-two-]{+three+} hosts can read it.[^E1]`,
    ))

  test('offers to decide on a draft that the ledger has', () =>
    check(
      proposed,
      `
D1 agent:refresher revises C1 from E1; accept reject
  C1: **C1.** Only [-two-]{+three+} hosts can read it.[^E1]`,
      { ledger: story },
    ))

  test('a decided draft waits for nobody', () =>
    check(view => [`${view.drafts.length} waiting, ${view.decided} decided`], '0 waiting, 1 decided', {
      ledger: `${story}x: @raman draft-rejected { draft: $d, reason: overstated }`,
    }))

  test('puts evidence on the time line of the decision', () =>
    check(
      ({ evidence, dates }) => [
        ...evidence.map(({ id, state, says, supports }) => `${id} ${state}: ${says} (${supports.join(' ')})`),
        ...dates.map(({ says, day }) => `${day} ${says}`),
      ],
      `
E1 lapses: lapses on 2026-11-20, before the decision on 2026-11-24 (C1 D1)
2026-11-24 decision
2027-03-31 expires`,
    ))

  test('who may read a piece of evidence is what the page says, or else its kind', async () => {
    const told = page.replace('credential-exception', 'access-escalation').replace('access-review', 'session-log')
    const readers = async (restriction: string) => {
      const { subject } = await prepare(told.replace('fresh for 10d', `fresh for 10d${restriction}`))
      return panelView(lint(subject), sceneOf(subject, '')).evidence.map(({ restricted }) => restricted.join())
    }
    assert.deepEqual(await readers(''), ['security,support-lead,incident-response'])
    assert.deepEqual(await readers(', restricted to legal'), ['legal'])
  })

  test('the next thing to do on a page without a ledger is to open it', () =>
    check(({ next }) => [`${next?.who} ${next?.does} (${next?.act})`], '@maria opens the packet (open)'))

  test('says what waits for whoever looks', () =>
    check(
      ({ blocks }) => blocks.filter(({ yours }) => yours).map(({ who, does, act }) => `${who} ${does} (${act})`),
      '@raman accepts or rejects D1 (accept)',
      { me: '@raman' },
    ))

  test('whose turn it is with an objection and a draft is what the record says, whatever their words are', () => {
    const turn = ({ blocks }: PanelView) =>
      blocks
        .filter(({ code }) => code === 'open-objection' || code === 'pending-draft')
        .map(({ who, does, act }) => `${who} ${does} (${act})`)
    const answered = `${story}a: @maria objection-answered { objection: $o, words: Four. }`
    return Promise.all([
      check(turn, '@maria answers O1 (answer)\n@raman accepts or rejects D1 (accept)', { ledger: story }),
      check(turn, '@lea withdraws or sustains O1 (withdraw)\n@raman accepts or rejects D1 (accept)', {
        ledger: answered,
      }),
      check(turn, '@maria answers O1 again, or it is carried (answer)\n@raman accepts or rejects D1 (accept)', {
        ledger: `${answered}\ns: @lea objection-sustained { objection: $o, words: Five. }`,
      }),
    ])
  })

  test('what rests on evidence that lapsed is a task inside of that one, with its own button', async () => {
    const { subject } = await prepare(page.replace('captured 2026-11-10', 'captured 2026-10-01'))
    const { blocks } = panelView(lint(subject), sceneOf(subject, ''))
    const inside = blocks.filter(({ code }) => code === 'stale-evidence').flatMap(({ follows = [] }) => follows)
    assert.deepEqual(
      inside.map(({ code, about, act }) => `${code} ${about} (${act})`),
      ['suspect-claim C1 (confirm-claim)'],
    )
    assert.ok(blocks.every(({ code }) => code !== 'suspect-claim'))
  })

  test('shows reviewers that nobody assigned', () =>
    check(
      ({ people }) =>
        people.map(({ title, who = 'nobody', state, detail = '' }) => `${title}: ${who} ${state} ${detail}`.trim()),
      `
security: @lea objects O1
architecture: nobody pending
SRE: nobody pending`,
    ))

  test('tells the story, newest first, with what is named in it and whether it was signed', () =>
    check(
      ({ story, earlier, damage }) => [
        ...story.map(({ actor, did, signed, about }) => `${actor} ${did} (${signed}) ${about.join(' ')}`.trim()),
        `${earlier} earlier, ${damage.length} damaged`,
      ],
      `
agent:refresher proposed D1, which revises C1 (not expected) D1 C1
@lea raised O1 for security against C1 (yes) O1 C1
@maria confirmed the charter: @raman owns, @lea reviews for security, and it is held against nothing (yes)
@maria opened the packet as credential-exception: @maria coordinates it, @raman owns it (yes)
0 earlier, 0 damaged`,
      { ledger: story },
    ))

  test('says what stands still, and who ends it', () =>
    check(
      ({ stops, verdict, next }) => [
        ...stops.map(({ kind, by, who, words, acts }) => `${kind} by ${by}: ${words} → ${who}, ${acts.join(' ')}`),
        `${verdict}: ${next?.who} ${next?.does}`,
      ],
      `
hold by @maria: Legal looks first. → @raman, resume
on hold: @raman brings back PKT-2026-0001`,
      { ledger: `${story}h: @maria hold-placed { owner: raman, words: Legal looks first. }` },
    ))

  test('what is ready is handed off by its owner, and what is gone asks for nothing', async () => {
    const marked = `
charter: @maria charter-confirmed { owner: raman, reviewers: [], criteria: [] }
accepts: @maria text-accepted { blocks: [N1] }
first: @maria readiness-marked { seal: now, as: coordinator }
second: @raman readiness-marked { seal: $first, as: owner }`
    const gone = `${marked}
off: @raman handed-off { seal: now, marks: [$first, $second], manifest: bundle, to: the board }`
    const said = async (ledger: string) => {
      const { subject } = await prepare(`${small}-- packet.ledger.story --\n${ledger}\n`)
      const { verdict, next, waits } = panelView(lint(subject), sceneOf(subject, ''))
      return [verdict, next ? `${next.who} ${next.does} (${next.act})` : 'nothing', waits.length]
    }
    assert.deepEqual(await said(marked), ['ready for handoff', '@raman hands it off (hand-off)', 0])
    assert.deepEqual(await said(gone), ['handed off', 'nothing', 0])
  })

  test('says why the charter does not hold', () =>
    check(({ charter = 'holds' }) => [charter], 'Nobody has confirmed owner, reviewers and criteria yet.', {
      ledger: '',
    }))
})
