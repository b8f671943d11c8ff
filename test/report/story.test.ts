// A ledger as a story: each event as it reads, with what its author wrote under it.
import assert from 'node:assert/strict'
import { definitions } from '../../server/ledger/events/index.ts'
import { storyOf } from '../../server/report/story.ts'
import { recordOf } from '../../server/workspace/record.ts'
import { play } from '../ledger/play.ts'

const told = new Set<string>()

/** `name: actor did what`, and under it `> words` and `! what is wrong`. */
function check(script: string, expected: string) {
  const { files, ledger, names } = play(script, { second: { version: 2 } })
  const { words } = recordOf(files)
  const story = storyOf({ ledger, words }).filter(({ event }) => names.get(event) !== 'open')
  for (const { type } of story) told.add(type)
  const lines = story.flatMap(one => [
    `${one.actor} ${one.did.replace(/[0-9a-f]{12}/g, '…')}${one.signed === 'no' ? ' ?' : ''}`,
    ...one.words.map(said => `> ${said}`),
    ...(one.trouble.length > 0 ? ['!'] : []),
  ])
  assert.deepEqual(
    lines,
    expected.split('\n').map(line => line.trim()),
  )
}

suite('the story of a ledger', () => {
  test('people and their parts', () =>
    check(
      `c: @raman charter-confirmed { owner: raman, reviewers: [{ role: security, reviewer: lea }], criteria: [P1, P2] }
      a: @raman reviewer-assigned { role: sre, reviewer: sam }
      m: @raman authority-changed { role: legal, mandatory: true, words: Over the threshold. }
      p: @sam reviewer-passed-on { role: sre, from: sam, to: otto }
      t: @raman owner-transferred { place: owner, from: raman, to: nadia }`,
      `@raman confirmed the charter: @raman owns, @lea reviews for security, and it is held against P1 and P2
      @raman had @sam review for sre
      @raman made legal mandatory
      > Over the threshold.
      @sam passed the part of @sam as sre on to @otto
      @raman had the owner be @nadia, no longer @raman`,
    ))

  test('drafts and text', () =>
    check(
      `d: agent:clerk draft-proposed { id: D1, verb: revises, targets: [C1], model: m-1, words: Five services. }
      e: @lea draft-proposed { id: D2, verb: adds to, targets: [§ Findings], words: More. }; unsigned
      x: @raman draft-accepted { draft: $d, blocks: [C1 / x / Six.], corrected: true }
      y: @raman draft-rejected { draft: $e, reason: overstated, words: Too much. }
      z: @raman text-accepted { blocks: [F1 / x / Text., § Rollback / y / More.] }
      k: @maria claim-confirmed { claim: C1, digest: x, seen: [E1] }
      s: @maria contradiction-settled { between: [E1, E2], stands: E2, words: The log is newer. }
      r: agent:clerk evidence-retrieved { evidence: E1, locator: a.json, digest: x, captured: "2026-11-12", why: refresh }
      g: agent:clerk run-recorded { roles: [refresher, clerk], base: ${'a'.repeat(64)}, refused: [], outdated: [], words: C1 moved. }`,
      `agent:clerk proposed D1 (m-1), which revises C1
      > Five services.
      @lea proposed D2, which adds to "Findings" ?
      > More.
      @raman accepted D1, corrected: it is C1 now
      @raman rejected D2: overstated
      > Too much.
      @raman accepted F1 and "Rollback"
      @maria found that C1 still holds on E1
      @maria settled that of E1 and E2 it is E2 that stands
      > The log is newer.
      agent:clerk looked at E1 as of 2026-11-12 (refresh)
      agent:clerk went over the packet as refresher and clerk: run:…
      > C1 moved.`,
    ))

  test('objections, and what became of them', () =>
    check(
      `o: @lea objection-raised { id: O1, role: security, targets: [C1], words: No. }; unsigned
      c: @lea objection-confirmed { of: $o, id: O1 }
      a: @raman objection-answered { objection: $o, words: Yes. }
      s: @lea objection-sustained { objection: $o, words: Still no. }
      r: @raman risk-carried { id: R1, objection: $o, targets: [C1], until: 2027-01-31, words: It ends then. }
      w: @lea objection-withdrawn { objection: $o }`,
      `@lea raised O1 for security against C1 ?
      > No.
      @lea made O1 an objection of his or her own
      @raman answered O1
      > Yes.
      @lea sustained O1
      > Still no.
      @raman carries O1 as R1, for C1, until 2027-01-31
      > It ends then.
      @lea withdrew O1`,
    ))

  test('questions, hypotheses, steps, reviews', () =>
    check(
      `q: @sam question-answered { question: Q1, digest: x, words: Yes. }
      d: @sam question-dropped { question: Q2, digest: x, words: Moot. }
      h: @lea hypothesis-refuted { hypothesis: H1, digest: x, words: No. }
      i: @lea hypothesis-confirmed { hypothesis: H2, digest: x, words: Yes. }
      n: @sam step-done { step: N1, digest: x }
      a: @raman reviewer-assigned { role: sre, reviewer: sam }
      v: @sam reviewed { role: sre, outcome: concurs, blocks: [], revision: rev }`,
      `@sam answered Q1
      > Yes.
      @sam dropped Q2
      > Moot.
      @lea refuted H1
      > No.
      @lea confirmed H2
      > Yes.
      @sam did N1
      @raman had @sam review for sre
      @sam reviewed for sre: concurs, on the whole revision`,
    ))

  test('stops', () =>
    check(
      `h: @raman hold-placed { path: legal, owner: otto, words: Ask legal. }
      l: @raman hold-lifted { hold: $h }
      s: agent:clerk suspicion-raised { targets: [F1], words: An unknown address. }
      d: @lea suspicion-dismissed { suspicion: $s, words: A scanner. }
      e: @lea escalated { path: incident, words: Real. }
      c: @lea escalation-closed { escalation: $e, words: Contained. }`,
      `@raman placed a hold by way of legal, which @otto lifts
      > Ask legal.
      @raman lifted a hold
      agent:clerk suspects an exposure in F1
      > An unknown address.
      @lea looked at a suspicion and dismissed it
      > A scanner.
      @lea escalated to incident
      > Real.
      @lea closed an escalation
      > Contained.`,
    ))

  test('ways out', () =>
    check(
      `c: @raman charter-confirmed { owner: raman, reviewers: [], criteria: [] }
      b: agent:clerk readiness-recommended { revision: rev, advice: not ready, words: O1 is open. }
      m: @maria readiness-marked { seal: rev, as: coordinator }
      h: @raman handed-off { seal: rev, marks: [$m], manifest: bundle, to: review board }
      i: @maria intake-received { handoff: $h, party: Board intake }
      r: @maria intake-returned { handoff: $h, reasons: [{ label: stale evidence }, { label: unclear owner }] }
      a: @maria return-answered { handoff: $h, reason: 1, targets: [E1], words: Captured again. }
      l: @raman released { seal: rev, section: Customer update, audience: customer, blocks: [§ Customer update], digest: x, words: Hello. }
      x: @raman exported { audience: legal, digest: x }`,
      `@raman confirmed the charter: @raman owns, nobody reviews, and it is held against nothing
      agent:clerk advised: not ready
      > O1 is open.
      @maria marked revision … ready, as coordinator
      @raman handed revision … off to review board
      @maria recorded that Board intake has it
      @maria recorded that it came back: stale evidence and unclear owner
      @maria answered reason 1 of the return with E1
      > Captured again.
      @raman released "Customer update" to customer
      > Hello.
      @raman exported a copy for legal`,
    ))

  test('housekeeping, and that destroyed words are still there', () =>
    check(
      `p: @raman policy-changed { from: policy first, to: policy second, words: A new reviewer. }
      d: @raman disposed { texts: [Never written.], why: a name }
      l: @raman loss-acknowledged { events: [$p], words: A disk died. }
      s: @raman refusal-set-aside { events: [$p], words: It was nobody. }`,
      `@raman put policy … in the place of …
      > A new reviewer.
      @raman destroyed one text: a name
      !
      @raman said that one event is lost for good
      > A disk died.
      @raman set aside one event that counts for nothing
      > It was nobody.`,
    ))

  test('what does not count says why', () =>
    check(
      'x: @lea draft-accepted { draft: $open, blocks: [], corrected: false }',
      `@lea accepted event … as it was
      !`,
    ))

  test('has a sentence for every kind of event, tried here', () =>
    assert.deepEqual(
      definitions.map(({ type }) => type).filter(type => type !== 'packet-opened' && !told.has(type)),
      [],
    ))
})
