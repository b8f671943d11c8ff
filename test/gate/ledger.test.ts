// What a packet with a ledger is, step by step: drafting, blocked, under review, ready, gone, and back again.
import assert from 'node:assert/strict'
import { verdict } from '../../server/gate/verdict.ts'
import { check as lint } from '../../server/rules/run.ts'
import { prepare } from '../support/subject.ts'

const workspace = `-- countersign.yaml --
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: petra, name: Petra Vogel, roles: [owner] }
  - { handle: sam, name: Sam Okafor, roles: [sre] }
agents:
  - { name: refresher }
profiles:
  small:
    title: Small packet
    about: Asks somebody.
    reviewers: [{ role: sre }]
    escalations: [{ name: danger, about: Danger., path: the emergency process, closes: sre, within: 1h }]
    handoff: { to: the board, condition: Ready when no blocker is open. }
`
const page = `---
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
| Reviewer, SRE | @sam: pending |
`

const charter =
  'charter: @maria charter-confirmed { owner: raman, reviewers: [{ role: sre, reviewer: sam }], criteria: [] }'
const accepted = `${charter}
accepts: @maria text-accepted { blocks: [N1] }
concurs: @sam reviewed { role: sre, outcome: concurs, blocks: [N1] }`
const marked = `${accepted}
first: @maria readiness-marked { seal: now, as: coordinator }
second: @raman readiness-marked { seal: $first, as: owner }`
const gone = `${marked}
off: @raman handed-off { seal: now, marks: [$first, $second], manifest: bundle, to: the board }`
const back = `${gone}
returned: @maria intake-returned { handoff: $off, reasons: [{ label: rollback }, { label: expiry }] }`

/** The verdict, who owns it, what blocks and what it waits for, a line each. */
async function check(story: string, expected: string, changed = page) {
  const fixture = `${changed}-- packet.ledger.story --\n${story}\n${workspace}`
  const { name, owner, blocks, waits } = verdict(lint((await prepare(fixture)).subject))
  const lines = [
    `${name}, ${owner}`,
    ...blocks.map(({ code, about, who }) => `${code} ${about} → ${who}`),
    ...waits.map(({ code, about, who }) => `… ${code} ${about.join(' ')} → ${who}`),
  ]
  assert.equal(lines.join('\n'), expected.trim())
}

suite('verdict by the ledger', () => {
  test('a packet without one is drafted', async () => {
    const { name, waits } = verdict(lint((await prepare(`${page}${workspace}`)).subject))
    assert.deepEqual([name, waits.map(({ code, who }) => `${code} → ${who}`)], ['drafting', ['not-opened → @maria']])
  })

  test('an open packet is blocked until its charter is confirmed', () =>
    check(
      '',
      `
blocked, @raman
charter-not-confirmed PKT-2026-0001 → @maria
… not-accepted N1 → @maria
… not-signed-off sre → sre
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`,
    ))

  test('text on a topic waits for one of those whom the profile names, whoever else accepted it', async () => {
    const topic = '    topics: { drain: { accepts: [sre, owner] } }\n    handoff:'
    const drains = page.replace('— @sam,', '— topic drain, @sam,')
    const waits = async (story: string) => {
      const fixture = `${drains}-- packet.ledger.story --\n${charter}\n${story}\n${workspace.replace('    handoff:', topic)}`
      const found = verdict(lint((await prepare(fixture)).subject)).waits
      return found.filter(({ code }) => code === 'not-accepted').map(({ says, who }) => `${says} ${who}`)
    }
    const byCoordinator = 'one: @maria text-accepted { blocks: [N1] }'
    const byReviewer = 'two: @sam text-accepted { blocks: [N1] }'
    assert.deepEqual(await waits(byCoordinator), [
      'N1 is about drain: the sre or approval owner has to accept it. @sam or @raman',
    ])
    assert.deepEqual(await waits(`${byCoordinator}\n${byReviewer}`), [])
    assert.deepEqual(await waits(`${byReviewer}\n${byCoordinator}`), [])
    const another = 'two: @sam text-accepted { blocks: [N1 / Switch it off.] }'
    assert.equal((await waits(`${another}\n${byCoordinator}`)).length, 1)
  })

  test('nothing blocks, and people have still to act', () =>
    check(
      charter,
      `
ready for review, @raman
… not-accepted N1 → @maria
… not-signed-off sre → @sam
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`,
    ))

  test('accepted and signed off, it waits for its marks', () =>
    check(
      accepted,
      `
ready for review, @raman
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`,
    ))

  test('marked by both about the same set, it is ready for handoff', () => check(marked, 'ready for handoff, @raman'))

  test('a mark out of order does not count', () =>
    check(
      `${accepted}
second: @raman readiness-marked { seal: now, as: owner }`,
      `
ready for review, @raman
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`,
    ))

  test('nobody marks for a place that is not theirs', () =>
    check(
      `${accepted}
first: @maria readiness-marked { seal: now, as: coordinator }
second: @maria readiness-marked { seal: $first, as: owner }`,
      `
blocked, @raman
broken-ledger PKT-2026-0001 → @maria
… not-marked-ready owner → @raman
`,
    ))

  test('whatever happens after the marks, they are given again', () =>
    check(
      `${marked}
again: @maria text-accepted { blocks: [N1] }`,
      `
ready for review, @raman
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`,
    ))

  test('a changed block waits again for people, and blocks nobody’s review', () =>
    check(
      `${charter}
accepts: @maria text-accepted { blocks: [N1 / Switch it back.] }
concurs: @sam reviewed { role: sre, outcome: concurs, blocks: [N1 / Switch it back.] }`,
      `
ready for review, @raman
changed-since-accepted N1 → @maria
review-outdated N1 → @sam
… not-accepted N1 → @maria
… not-signed-off sre → @sam
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`,
    ))

  test('a reviewer who concurs with a part has not signed off the whole', () =>
    check(
      `${charter}
accepts: @maria text-accepted { blocks: [N1, N2] }
concurs: @sam reviewed { role: sre, outcome: concurs, blocks: [N1] }`,
      `
ready for review, @raman
… not-signed-off sre → @sam
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`,
      page.replace('## Handoff', '**N2.** Tell the board — @sam, due 2026-12-02\n\n## Handoff'),
    ))

  test('an objection that the page hides blocks', () =>
    check(
      `${marked}
objects: @sam objection-raised { id: O1, role: sre, targets: [N1], words: Nobody tried. }; unsigned`,
      `
blocked, @raman
hidden-objection N1 → @maria
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`,
    ))

  test('the ledger says who owns it', () =>
    check(
      `passes: @raman owner-transferred { place: owner, from: raman, to: petra }
charter: @maria charter-confirmed { owner: petra, reviewers: [{ role: sre, reviewer: sam }], criteria: [] }
accepts: @maria text-accepted { blocks: [N1] }
concurs: @sam reviewed { role: sre, outcome: concurs, blocks: [N1] }
first: @maria readiness-marked { seal: now, as: coordinator }`,
      `
ready for review, @petra
… not-marked-ready owner → @petra
`,
      page.replace('@raman', '@petra'),
    ))

  test('a hold and an escalation stop everything', async () => {
    await check(
      `${accepted}
holds: @maria hold-placed { owner: sam, words: Wait. }`,
      `
on hold, @raman
on-hold PKT-2026-0001 → @sam
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`,
    )
    await check(
      `${gone}
escalates: @sam escalated { path: danger, words: It burns. }`,
      `
escalated, @raman
escalated PKT-2026-0001 → @sam
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`,
    )
  })

  test('what is handed off is gone, and what comes back is returned until each reason is answered', async () => {
    const waiting = `
… not-marked-ready coordinator → @maria
… not-marked-ready owner → @raman
`.trim()
    await check(gone, `handed off, @raman\n${waiting}`)
    await check(back, `returned, @raman\nbounced-unanswered PKT-2026-0001 → @maria\n${waiting}`)
    await check(
      `${back}
one: @maria return-answered { handoff: $off, reason: 1, targets: [N1], words: Tried. }
two: @maria return-answered { handoff: $off, reason: 2, targets: [N1], words: Named. }`,
      `ready for review, @raman\n${waiting}`,
    )
  })
})
