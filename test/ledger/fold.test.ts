// Each test is a script of events and what they add up to. `play.ts` says how a script reads.
import assert from 'node:assert/strict'
import { check, keyOf, play } from './play.ts'

const objection = 'o1: @lea objection-raised { id: O1, role: security, targets: [C1], words: Who can open a shell? }'
const draft = 'd1: agent:refresher draft-proposed { id: D1, verb: revises, targets: [C1], words: Two hosts. }'

suite('objections', () => {
  test('are open once raised', () => check(objection, 'O1 @lea open'))
  test('need no key to be raised', () => check(`${objection}; unsigned`, 'O1 @lea? open'))
  test('are answered by a person', () =>
    check(
      `${objection}
      a: @maria objection-answered { objection: $o1, words: The break-glass group. }`,
      'O1 @lea answered answered:@maria',
    ))
  test('are not answered by a name', () =>
    check(
      `${objection}
      a: @maria objection-answered { objection: $o1, words: The break-glass group. }; unsigned`,
      'O1 @lea open answered:@maria?',
    ))
  test('are answered by the person who adopts a draft', () =>
    check(
      `${objection}
      d: agent:clerk draft-proposed { id: D1, verb: answers, targets: [$o1], onBehalfOf: maria, words: The group. }
      a: @maria draft-accepted { draft: $d, blocks: [], corrected: false }`,
      `O1 @lea answered answered:@maria
      D1 agent:clerk? accepted`,
    ))
  test('are sustained by who raised them', () =>
    check(
      `${objection}
      a: @maria objection-answered { objection: $o1, words: The group. }
      s: @lea objection-sustained { objection: $o1, words: It was not reviewed. }`,
      'O1 @lea sustained answered:@maria sustained:@lea',
    ))
  test('are withdrawn by who raised them', () =>
    check(
      `${objection}
      w: @lea objection-withdrawn { objection: $o1, words: Settled. }`,
      'O1 @lea withdrawn withdrawn:@lea',
    ))
  test('are open again when they are sustained after that', () =>
    check(
      `${objection}
      w: @lea objection-withdrawn { objection: $o1 }
      s: @lea objection-sustained { objection: $o1, words: On second thought. }`,
      'O1 @lea sustained withdrawn:@lea sustained:@lea',
    ))
  test('are not withdrawn by anybody else', () =>
    check(
      `${objection}
      w: @maria objection-withdrawn { objection: $o1 }`,
      `O1 @lea open
      ! not-allowed w`,
    ))
  test('are not withdrawn without the key of who raised them', () =>
    check(
      `${objection}
      w: @lea objection-withdrawn { objection: $o1 }; unsigned`,
      `O1 @lea open
      ! unsigned-decision w`,
    ))
  test('are withdrawn by the successor to whom they passed', () =>
    check(
      `a: @raman reviewer-assigned { role: security, reviewer: lea }
      ${objection}
      early: @nadia objection-withdrawn { objection: $o1 }
      p: @raman reviewer-passed-on { role: security, from: lea, to: nadia }
      w: @nadia objection-withdrawn { objection: $o1 }`,
      `security @nadia
      O1 @lea withdrawn withdrawn:@nadia
      ! not-allowed early`,
    ))
  test('stay open if they were sustained on one branch and withdrawn on another', () =>
    check(
      `${objection}
      w: @lea objection-withdrawn { objection: $o1 } after o1
      s: @lea objection-sustained { objection: $o1, words: No. } after o1
      x: @raman reviewer-assigned { role: sre, reviewer: sam }`,
      `sre @sam
      O1 @lea sustained withdrawn:@lea sustained:@lea
      ! reused-sequence w s (settled by x)`,
    ))
  test('are carried by a person, until a day', () =>
    check(
      `${objection}
      r: @raman risk-carried { id: R1, objection: $o1, targets: [C1], until: 2027-01-31, words: I accept that. }
      s: @lea objection-sustained { objection: $o1, words: I do not. }`,
      `O1 @lea carried sustained:@lea
      R1 @raman carries O1 until 2027-01-31`,
    ))
  test('are not carried past what the carrier did not know', () =>
    check(
      `${objection}
      r: @raman risk-carried { id: R1, objection: $o1, targets: [C1], words: I accept that. } after o1
      s: @lea objection-sustained { objection: $o1, words: There is more. } after o1`,
      `O1 @lea sustained sustained:@lea
      R1 @raman carries O1`,
    ))
  test('that nobody had the right to raise wait for somebody who has', () => {
    const laws = { first: { version: 1, may: { object: ['@lea', '@sam'] } } }
    const raised = 'o1: @otto objection-raised { id: O1, targets: [C1], words: No. }'
    check(raised, 'O1 @otto unconfirmed\n! not-allowed o1', laws)
    check(
      `${raised}
      c: @sam objection-confirmed { of: $o1, id: O1 }
      w1: @otto objection-withdrawn { objection: $o1 }
      c2: @lea objection-confirmed { of: $o1, id: O1 }`,
      `O1 @otto open
      ! not-allowed o1
      ! not-allowed w1
      ! not-allowed c2`,
      laws,
    )
  })
  test('of another person are nobody else’s to confirm', () =>
    check(
      `${objection}; unsigned
      c: @sam objection-confirmed { of: $o1, id: O1 }
      d: @lea objection-confirmed { of: $o1, id: O1 }`,
      `O1 @lea? open
      ! not-allowed c`,
    ))
  test('brought in for somebody wait for that person', () =>
    check(
      `d: agent:importer draft-proposed { id: D1, verb: objects to, targets: [C1], onBehalfOf: lea, words: Who? }
      b: @sam objection-confirmed { of: $d, id: O1 }
      a: @lea draft-accepted { draft: $d, blocks: [], corrected: false }
      c: @lea objection-confirmed { of: $d, id: O1, role: security }`,
      `O1 @lea open
      D1 agent:importer? confirmed
      ! not-allowed b
      ! not-allowed a`,
    ))
  test('of a program are none', () =>
    check('o1: agent:refresher objection-raised { id: O1, targets: [C1], words: No. }', '! agent-decided o1'))
  test('with one ID from two branches show two', () =>
    check(
      `a: @lea objection-raised { id: O1, targets: [C1], words: One. } after open
      b: @sam objection-raised { id: O1, targets: [C2], words: Two. } after open
      c: @sam objection-raised { id: O2, targets: [C3], words: Three. } after b`,
      `O1 @lea open
      O3 @sam open
      O2 @sam open`,
    ))
})

suite('drafts', () => {
  test('wait', () => check(draft, 'D1 agent:refresher? pending'))
  test('with a name prove nobody', () =>
    check(`${draft.replace('agent:refresher', '@maria')}; unsigned`, 'D1 @maria? pending'))
  test('of a program with a key of its own are proven to be its', () => {
    const signers = `agent:refresher namespaces="countersign-propose" ${keyOf('stranger').listed}`
    check(`${draft}; by stranger`, 'D1 agent:refresher pending', { first: { version: 1, signers } })
  })
  test('are accepted as blocks', () =>
    check(
      `${draft}
      a: @maria draft-accepted { draft: $d1, blocks: [C1 / new / Two hosts.], corrected: false }`,
      `D1 agent:refresher? accepted
      C1 accepted @maria`,
    ))
  test('are accepted corrected', () =>
    check(
      `${draft}
      a: @maria draft-accepted { draft: $d1, blocks: [C1 / new / Two broker hosts.], corrected: true }`,
      `D1 agent:refresher? accepted (corrected)
      C1 accepted @maria`,
    ))
  test('are rejected with a reason', () =>
    check(
      `${draft}
      r: @maria draft-rejected { draft: $d1, reason: overstated }`,
      'D1 agent:refresher? rejected (overstated)',
    ))
  test('decided differently on two branches are contested until somebody knows both', () => {
    const both = `${draft}
      a: @maria draft-accepted { draft: $d1, blocks: [], corrected: false } after d1
      r: @raman draft-rejected { draft: $d1, reason: other } after d1`
    check(both, 'D1 agent:refresher? contested (other)')
    check(`${both}\nx: @maria draft-rejected { draft: $d1, reason: other }`, 'D1 agent:refresher? rejected (other)')
  })
})

suite('acceptance', () => {
  test('is per block, and the last one counts', () => {
    const { ledger } = play(`a: @maria text-accepted { blocks: [C1 / old / Old., § Rollback / r / Roll back.] }
      b: @raman text-accepted { blocks: [C1 / new / New.] }`)
    const last = [...ledger.state.acceptances].map(([name, list]) => `${name} ${list.at(-1)!.by}`)
    assert.deepEqual(last, ['C1 raman', '§ Rollback maria'])
  })
  test('without a signature is none', () =>
    check('a: @maria text-accepted { blocks: [C1 / old / Old.] }; unsigned', '! unsigned-decision a'))
  test('by a program is none', () =>
    check('a: agent:refresher text-accepted { blocks: [C1 / old / Old.] }', '! agent-decided a'))
})
