// The credential exception from an empty folder to a bundle that the review board takes over, by the command line alone.
import assert from 'node:assert/strict'
import { begun } from './credential.ts'
import { checkBundle } from './support.ts'

suite('the story of a credential exception', () => {
  test('contested, carried, merged, handed off, returned, answered, and handed off again', () => {
    const work = begun()
    work.play(`
      maria: open --owner raman
      agent:refresher: recommend ready --text "All is there." ✗ charter
      maria: confirm-charter security=lea architecture=otto sre=sam
      lea: object C1 --text "The access review lists the hosts, but not who can open a shell on them."
      agent:refresher: propose --revise C1 --text "Only the two broker hosts can read the credential, and the break-glass group can open a shell on them.[^E1]" --model large-1
      verdict: blocked
      agent:refresher: accept D1 ✗ Agents do not accept
      maria: accept D1
      agent:refresher: propose --answer O1 --for maria --text "C1 names the group now."
      maria: accept D2
      maria: withdraw O1 ✗ @lea's
      lea: sustain O1 --text "Membership of that group was not part of the review."
      maria: carry O1 --text "It can wait." ✗ may not carry
      raman: carry O1 --until 2099-01-31 --text "The next review takes the group in. I answer for the gap until then."
    `)
    work.commit('Reviewed by security')

    work.git('checkout', '--quiet', '-b', 'reliability')
    work.play(`
      sam: answer Q1 --text "It asks again."
      sam: object C3 --text "The exercise ran without load."
    `)
    work.commit('Reviewed by SRE')
    work.git('checkout', '--quiet', 'main')
    work.play('otto: object C2 --text "Which milestone is the last?"')
    work.commit('Reviewed by architecture')
    work.mergeAndSync('reliability')
    assert.match(work.page(), /\*\*O2\*\* objects to C2 — @otto[\s\S]*\*\*O3\*\* objects to C3 — @sam/)

    work.play(`
      maria: answer O2 --text "M4 is the last row of the plan.[^E3]"
      otto: withdraw O2 --text "That is clear."
      maria: hold --referral more-evidence --owner maria --text "The exercise needs a date under load."
      verdict: on hold
      maria: ready ✗ on hold
      maria: resume --text "It is planned."
      maria: answer O3 --text "The next exercise is at month-end."
      raman: carry O3 --text "I answer for the twelve minutes until then."
      verdict: ready for review
      lea: review concurs
      otto: review concurs
      sam: review concurs
      maria: ready ✗ blocks wait for a person to accept them
      maria: accept "top of the page" F1 P1 C2 C3 Q1 N1 E1 E2 E3 E4
      raman: accept C4
      agent:refresher: recommend ready --text "Everything is accepted; O1 and O3 are carried. @maria and @raman decide."
      raman: handoff --deliver ../out ✗ Nobody marked it ready
      raman: ready ✗ First the coordinator
      maria: ready
      raman: ready
      verdict: ready for handoff
      raman: handoff --deliver ../out
      verdict: handed off
    `)
    work.commit('Handed off')
    const first = checkBundle(work, 'out')
    assert.match(first.summary, /^\*\*This asks for a decision and is none/)
    assert.match(first.summary, /The exercise ran without load/)

    work.play(`
      mona: record-intake returned "C3 says nothing of load" "Nobody is named for the drain"
      verdict: returned
      maria: ready ✗ Nobody answered reason 1 of the return
      agent:refresher: propose --revise C3 --text "A failed rotation is rolled back within 12 minutes, tried without load.[^E4]"
      maria: accept D3 --text "A failed rotation is rolled back within 12 minutes; this was tried without load.[^E4]"
      agent:refresher: answer-return 1 C3 --text "It says so." ✗ Agents do not
      maria: answer-return 1 C3 --text "C3 says that it was tried without load."
      maria: answer-return 2 --text "Q1 is Sam Okafor's."
      raman: carry O3 --text "I answer for it, as C3 says it now."
      sam: review concurs
      maria: ready
      raman: ready
      raman: handoff --deliver ../again
      mona: record-intake received --party "Mona Aalto"
      verdict: handed off
    `)
    work.commit('Handed off again')
    const second = checkBundle(work, 'again')
    assert.match(second.summary, /The exercise ran without load/)
    assert.match(
      second.summary,
      /## What came back before\n\n- Returned .*C3 says nothing of load.*answered by @maria: C3 says/,
    )
    const answered = [...second.summary.matchAll(/carried by @raman.* It answers (O\d+)/g)].map(([, id]) => id)
    assert.deepEqual(answered, [...new Set(answered)], 'An objection that was carried again is carried once.')
    assert.match(work.page(), /for C3 says nothing of load, answered by C3; Nobody is named for the drain, answered by/)
    assert.deepEqual(work.errors(), [])
    assert.match(work.fine('lea', 'ledger', 'verify', 'packets/first.md'), /The ledger is whole/)
  }).timeout(120_000)

  test('a finding that shows exposure now leaves the review, and incident response brings it back', () => {
    const work = begun()
    work.play(`
      maria: open --owner raman
      maria: confirm-charter security=lea architecture=otto sre=sam
      agent:refresher: suspect C1 --text "A login from a host that nobody registered."
      verdict: on hold
      maria: ready ✗ suspicion
      raman: dismiss --text "It can wait." ✗ may not close escalation
      lea: escalate security-exposure --text "It was no host of ours."
      verdict: escalated
      maria: ready ✗ escalated
      raman: close-escalation --text "Enough." ✗ may not close escalation
      kim: close-escalation --text "It was the drill of the month."
      verdict: ready for review
    `)
    assert.deepEqual(work.errors(), [])
  }).timeout(60_000)
})
