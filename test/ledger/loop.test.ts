// The people of a packet and the rest of its loop: each test is a script of events and what they add up to.
import { check } from './play.ts'

suite('people', () => {
  test('confirm the charter, which names the reviewers', () =>
    check(
      'c: @raman charter-confirmed { owner: raman, reviewers: [{ role: security, reviewer: lea }], criteria: [P1] }',
      'security @lea',
    ))
  test('cannot confirm a charter with another owner', () =>
    check('c: @raman charter-confirmed { owner: maria, reviewers: [], criteria: [] }', '! not-allowed c'))
  test('review in their role only', () =>
    check(
      `a: @raman reviewer-assigned { role: sre, reviewer: sam }
      r: @sam reviewed { role: sre, outcome: concurs, blocks: [], revision: rev }
      x: @lea reviewed { role: sre, outcome: concurs, blocks: [], revision: rev }
      q: @sam reviewed { role: sre, outcome: requests changes, blocks: [§ Rollback] }`,
      `sre @sam
      sre @sam concurs, requests changes
      ! not-allowed x`,
    ))
  test('hand ownership on', () =>
    check('t: @raman owner-transferred { place: owner, from: raman, to: otto }', 'owner @otto'))
  test('cannot hand on what they have not', () =>
    check('t: @maria owner-transferred { place: owner, from: maria, to: otto }', '! not-allowed t'))
  test('who hand ownership on on two branches fork it, until a transfer knows both', () => {
    const fork = `a: @raman owner-transferred { place: owner, from: raman, to: otto } after open
      b: @raman owner-transferred { place: owner, from: raman, to: lea } after open`
    check(fork, 'owner @otto @lea\n! reused-sequence a b\n! forked-owner a b')
    check(
      `${fork}\nc: @otto owner-transferred { place: owner, from: otto, to: sam }`,
      'owner @sam\n! reused-sequence a b (settled by c)',
    )
  })
  test('learn that a role became mandatory', () =>
    check(
      'm: @raman authority-changed { role: legal, mandatory: true, words: Over the threshold. }',
      'legal mandatory true',
    ))
})

suite('the rest of the loop', () => {
  test('questions, hypotheses, steps, claims, evidence and contradictions', () =>
    check(
      `q: @sam question-answered { question: Q1, digest: x, words: Yes. }
      d: @sam question-dropped { question: Q2, digest: x, words: Moot. }
      h: @lea hypothesis-refuted { hypothesis: H1, digest: x, words: No. }
      i: @lea hypothesis-confirmed { hypothesis: H2, digest: x, words: Yes. }
      n: @sam step-done { step: N1, digest: x }; unsigned
      c: @maria claim-confirmed { claim: C1, digest: x, seen: [E1] }
      s: @maria contradiction-settled { between: [E1, E2], stands: E2, words: The log is newer. }
      e: agent:refresher evidence-retrieved { evidence: E1, locator: a.json, digest: x, captured: "2026-11-12", why: refresh }`,
      `Q1 answered:@sam
      Q2 dropped:@sam
      H1 refuted:@lea
      H2 confirmed:@lea
      N1 done:@sam?
      E1 retrieved agent:refresher?
      C1 holds @maria
      E2 stands of E1 E2`,
    ))
  test('holds are placed and lifted', () =>
    check(
      `h: @raman hold-placed { path: legal, owner: otto, words: Ask legal. }
      l: @raman hold-lifted { hold: $h }`,
      'hold @raman legal lifted by l',
    ))
  test('a suspicion of a program freezes until a person looks', () =>
    check(
      `s: agent:refresher suspicion-raised { targets: [F1], words: An unknown address. }
      t: agent:refresher suspicion-raised { targets: [F2], words: Another. }
      d: @lea suspicion-dismissed { suspicion: $t, words: A scanner. }
      e: @lea escalated { path: incident, suspicion: $s, words: Real. }
      c: @lea escalation-closed { escalation: $e, words: Contained. }`,
      `suspicion agent:refresher? escalated by e
      suspicion agent:refresher? dismissed by d
      escalation @lea incident closed by c`,
    ))
  const body = 'ab'.repeat(32)
  test('no excerpt is destroyed under an escalation, by whatever hand, and words are', () =>
    check(
      `e: @lea escalated { path: incident, words: Real. }
      d: @raman disposed { texts: [], bodies: [${body}], why: Kept too long. }
      t: @raman disposed { texts: [y], why: A secret stood in it. }
      c: @lea escalation-closed { escalation: $e, words: Contained. }
      f: @raman disposed { texts: [], bodies: [${body}], why: Kept too long. }`,
      `escalation @lea incident closed by c
      disposed by t
      ! not-allowed d
      ! kept-words t`,
    ))
  test('nobody recommends before the charter is confirmed', () => {
    const advice = 'r: agent:clerk readiness-recommended { revision: x, advice: ready, words: All is there. }'
    check(advice, '! not-allowed r')
    check(
      `c: @raman charter-confirmed { owner: raman, reviewers: [], criteria: [] }\n${advice}`,
      'recommendation agent:clerk? ready',
    )
  })
  test('ready, handed off, returned, answered', () =>
    check(
      `m: @maria readiness-marked { seal: rev, as: coordinator }
      n: @raman readiness-marked { seal: rev, as: owner }
      h: @raman handed-off { seal: rev, marks: [$m, $n], manifest: bundle, to: review board }
      i: @maria intake-received { handoff: $h, party: Board intake }
      r: @maria intake-returned { handoff: $h, reasons: [{ label: stale evidence }, { label: unclear owner }] }
      a: @maria return-answered { handoff: $h, reason: 1, targets: [E1], words: Captured again. }
      b: @maria return-answered { handoff: $h, reason: 3, targets: [E1], words: Nothing. }`,
      `ready @maria as coordinator, 1 events
      ready @raman as owner, 2 events
      handoff @raman to review board, received by Board intake, returned: stale evidence (1 answers), returned: unclear owner (0 answers)
      ! not-allowed b`,
    ))
  test('released and exported', () =>
    check(
      `r: @raman released { seal: rev, section: Customer update, audience: customer, blocks: [F1], digest: x, words: Dear customer. }
      x: @raman exported { audience: legal, digest: y }`,
      'release @raman Customer update to customer\nexport @raman to legal',
    ))
})
