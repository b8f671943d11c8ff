// What a ledger adds up to: each test is a script of events and the measures that come of them.
import assert from 'node:assert/strict'
import { digestOf } from '../../server/ledger/canonical.ts'
import { readWorkspace } from '../../server/profile/read.ts'
import { resolveProfile } from '../../server/profile/resolve.ts'
import { type Measures, measure, median, together } from '../../server/report/metrics.ts'
import { writePolicy } from '../../server/workspace/policy.ts'
import { policyBy, recordOf } from '../../server/workspace/record.ts'
import { keyOf, people, playOn } from '../ledger/play.ts'

const { workspace } = readWorkspace(`roster:
  - { handle: maria, name: Maria, roles: [coordinator] }
  - { handle: raman, name: Raman, roles: [owner, risk] }
  - { handle: lea, name: Lea, roles: [security] }
  - { handle: sam, name: Sam, roles: [sre] }
agents:
  - { name: clerk }
`)

function ledgerOf(script: string) {
  const found = resolveProfile('credential-exception', workspace)
  if (!('profile' in found)) throw new Error('The profile of this test cannot be used.')
  const signers = people.map(name => `${name} ${keyOf(name).listed}\n`).join('')
  const law = writePolicy({ profile: found.profile, roster: workspace.roster, agents: workspace.agents, signers })
  const stage = {
    packet: 'PKT-1',
    opening:
      'open: @maria packet-opened { profile: credential-exception, coordinator: maria, owner: raman }; on 2026-11-01',
    laws: new Map([['first', law]]),
    world: { policy: policyBy },
    keyOf,
    block: (name: string, version = '') => ({ kind: 'statement' as const, id: name, digest: digestOf(version) }),
    accepted: () => ({ words: 'Text.' }),
    revision: digestOf,
  }
  return recordOf(playOn(stage, script).files)
}

function check(script: string, expected: Partial<Measures>) {
  const record = ledgerOf(script)
  assert.deepEqual(record.ledger.damage, [])
  const measures = measure(record)
  const asked = Object.fromEntries(Object.keys(expected).map(name => [name, measures[name as keyof Measures]]))
  assert.deepEqual(asked, expected)
}

const base = 'a'.repeat(64)

suite('metrics', () => {
  test('of a packet that was only opened', () =>
    check('', { packets: 1, hoursToFirstReady: [], agentDrafts: {}, openObjections: [], handoffs: 0 }))

  test('count the drafts of agents, and who decided on them by role', () =>
    check(
      `c: @raman charter-confirmed { owner: raman, reviewers: [], criteria: [] }; on 2026-11-01
      a: agent:clerk draft-proposed { id: D1, verb: revises, targets: [C1], words: One. }; on 2026-11-02
      b: agent:clerk draft-proposed { id: D2, verb: revises, targets: [C2], words: Two. }; on 2026-11-02
      d: agent:clerk draft-proposed { id: D3, verb: revises, targets: [C3], words: Three. }; on 2026-11-02
      e: agent:clerk draft-proposed { id: D4, verb: revises, targets: [C4], words: Four. }; on 2026-11-02
      f: @lea draft-proposed { id: D5, verb: revises, targets: [C5], words: Five. }; on 2026-11-02
      x: @raman draft-accepted { draft: $a, blocks: [C1 / One.], corrected: false }; on 2026-11-03
      y: @raman draft-accepted { draft: $b, blocks: [C2 / Zwei.], corrected: true }; on 2026-11-03
      z: @maria draft-rejected { draft: $d, reason: overstated }; on 2026-11-03`,
      {
        agentDrafts: { accepted: 1, corrected: 1, rejected: 1, waiting: 1 },
        rejections: { overstated: 1 },
        decisionsByRole: {
          coordinator: { rejected: 1 },
          owner: { accepted: 1, corrected: 1 },
          risk: { accepted: 1, corrected: 1 },
        },
      },
    ))

  test('say of each agent and role what became of its drafts, how much was corrected, and what the gate refused', () =>
    check(
      `c: @raman charter-confirmed { owner: raman, reviewers: [], criteria: [] }; on 2026-11-01
      r: agent:clerk run-recorded { roles: [refresher], base: ${base}, refused: [{ role: refresher, code: unsourced-number, count: 2 }], outdated: [], words: Went over it. }; on 2026-11-02
      a: agent:clerk draft-proposed { id: D1, verb: revises, targets: [C1], role: refresher, run: $r, words: Two of the hosts. }; on 2026-11-02
      b: agent:clerk draft-proposed { id: D2, verb: revises, targets: [C2], words: Three hosts. }; on 2026-11-02
      x: @raman draft-accepted { draft: $a, blocks: [C1 / Text.], corrected: true }; on 2026-11-03
      s: agent:clerk run-recorded { roles: [refresher], base: ${base}, refused: [], outdated: [$b], words: Again. }; on 2026-11-04`,
      {
        agents: [
          {
            agent: 'agent:clerk',
            role: 'no role',
            proposed: 1,
            outcomes: { waiting: 1 },
            wordsCorrected: 0,
            rejections: {},
            refused: {},
            outdated: 1,
          },
          {
            agent: 'agent:clerk',
            role: 'refresher',
            proposed: 1,
            outcomes: { corrected: 1 },
            wordsCorrected: 5,
            rejections: {},
            refused: { 'unsourced-number': 2 },
            outdated: 0,
          },
        ],
        stalling: [],
      },
    ))

  test('name an agent that turns without moving anything', () => {
    const turn = (id: string) =>
      `${id}: agent:clerk run-recorded { roles: [refresher], base: ${base}, refused: [], outdated: [], words: Went over it. }; on 2026-11-02`
    check([turn('r'), turn('s')].join('\n'), { stalling: [] })
    check([turn('r'), turn('s'), turn('t')].join('\n'), { stalling: ['agent:clerk'] })
    const moved = 'a: @maria text-accepted { blocks: [C1 / Text.] }; on 2026-11-02'
    check([turn('r'), turn('s'), moved, turn('t')].join('\n'), { stalling: [] })
  })

  test('follow objections from day to day, by the role of the objector', () =>
    check(
      `o: @lea objection-raised { id: O1, targets: [C1], words: No. }; on 2026-11-02
      p: @sam objection-raised { id: O2, role: sre, targets: [C1], words: Not yet. }; on 2026-11-04
      w: @lea objection-withdrawn { objection: $o }; on 2026-11-06`,
      {
        objectionsByRole: { security: { raised: 1, withdrawn: 1 }, sre: { open: 1, raised: 1 } },
        openObjections: [
          { day: '2026-11-02', open: 1 },
          { day: '2026-11-04', open: 2 },
          { day: '2026-11-06', open: 1 },
        ],
      },
    ))

  test('tell how long it took, how old the evidence was, and why it came back', () =>
    check(
      `e: agent:clerk evidence-retrieved { evidence: E1, locator: a.json, digest: x, captured: "2026-10-28", why: first capture }; on 2026-11-01
      f: agent:clerk evidence-retrieved { evidence: E1, locator: a.json, digest: y, captured: "2026-11-04T10:00Z", why: refresh }; on 2026-11-04
      m: @maria readiness-marked { seal: rev, as: coordinator }; on 2026-11-05
      n: @raman readiness-marked { seal: rev, as: owner }; on 2026-11-06
      h: @raman handed-off { seal: rev, marks: [$m, $n], manifest: bundle, to: review board }; on 2026-11-06
      g: agent:clerk evidence-retrieved { evidence: E1, locator: a.json, digest: y, captured: "2026-11-07", why: refresh }; on 2026-11-07
      r: @maria intake-returned { handoff: $h, reasons: [{ label: stale evidence }, { label: unclear owner }] }; on 2026-11-08`,
      {
        hoursToFirstReady: [96.1],
        evidenceDaysAtHandoff: [2],
        handoffs: 1,
        bounces: 1,
        bounceReasons: { 'stale evidence': 1, 'unclear owner': 1 },
      },
    ))

  test('of two packets are added up, day by day', () => {
    const one = measure(ledgerOf('o: @lea objection-raised { id: O1, targets: [C1], words: No. }; on 2026-11-02'))
    const two = measure(
      ledgerOf(`o: @lea objection-raised { id: O1, targets: [C1], words: No. }; on 2026-11-01
      w: @lea objection-withdrawn { objection: $o }; on 2026-11-03`),
    )
    const { packets, openObjections, objectionsByRole } = together([one, two])
    assert.equal(packets, 2)
    assert.deepEqual(objectionsByRole, { security: { open: 1, raised: 2, withdrawn: 1 } })
    assert.deepEqual(openObjections, [
      { day: '2026-11-01', open: 1 },
      { day: '2026-11-02', open: 2 },
      { day: '2026-11-03', open: 1 },
    ])
  })

  test('name nobody', () => {
    const record = ledgerOf('o: @lea objection-raised { id: O1, targets: [C1], words: No. }; on 2026-11-02')
    assert.doesNotMatch(JSON.stringify(measure(record)), /"(?:lea|maria|raman)"|@/)
  })

  test('have a middle', () => {
    assert.equal(median([]), undefined)
    assert.equal(median([3]), 3)
    assert.equal(median([5, 1, 9]), 5)
    assert.equal(median([4, 1]), 2.5)
  })
})
