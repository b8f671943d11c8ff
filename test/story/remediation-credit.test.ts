// The remediation package from an empty folder to what the approvers of credits take over, by the command line alone; and how
// an incident that is open again takes it out of the routine.
import assert from 'node:assert/strict'
import { begun, incident } from './remediation.ts'
import { checkBundle, packet } from './support.ts'

suite('the story of a remediation and credit package', () => {
  test('contested on two branches, carried, released, handed off, returned, answered, and handed off again', () => {
    const work = begun()
    work.play(`
      dana: open --owner victor
      agent:refresher: propose --revise C2 --text "The proposed commitment is a check for one year.[^E3]" ✗ confirm-charter
      dana: confirm-charter security=felix revenue-operations=nils customer-success=ana ✗ legal
      dana: confirm-charter security=felix revenue-operations=nils customer-success=ana legal=jo
      jo: object C2 --text "It has no service, no owner and no end."
      agent:refresher: propose --revise C2 --text "The customer has accepted a check before every release.[^E3]" ✗ does not want to read
      agent:refresher: propose --revise C2 --text "The proposed commitment is a check before every release of Reporting.[^E3]" --model large-1
      verdict: blocked
      agent:refresher: accept D1 ✗ Agents do not accept
      dana: accept D1 --text "The proposed commitment is a check before every release of Reporting; platform engineering owns it.[^E3]"
      agent:refresher: propose --answer O1 --for dana --text "C2 names both now."
      dana: accept D2
      dana: withdraw O1 ✗ @jo's
    `)
    work.commit('Reviewed by legal')

    work.git('checkout', '--quiet', '-b', 'revenue')
    work.play(`
      nils: answer Q1 --text "No, the clause does not say so."
      nils: object C3 --text "Earlier credits are not counted."
    `)
    work.commit('Reviewed by revenue operations')
    work.git('checkout', '--quiet', 'main')
    work.play('felix: object C1 --text "Say that we suspended it ourselves."')
    work.commit('Reviewed by security')
    work.mergeAndSync('revenue')
    assert.match(work.page(), /\*\*O2\*\* objects to C1 — @felix[\s\S]*\*\*O3\*\* objects to C3 — @nils/)

    work.play(`
      dana: answer O2 --text "F1 says it.[^E1]"
      felix: withdraw O2 --text "That is enough."
      jo: withdraw O1 --text "Bounded now."
      dana: answer O3 --text "There is none on the invoice.[^E5]"
      nils: sustain O3 --text "The invoice has one month."
      dana: carry O3 --text "It can wait." ✗ may not carry
      victor: carry O3 --until 2099-01-31 --text "Earlier months are looked up before the approval. I answer for it."
      ana: hold --text "Wait for the account." ✗ may not hold
      jo: hold --referral legal-analysis --text "Whether another clause is in the way."
      verdict: on hold
      dana: ready ✗ on hold
      jo: resume --text "It is not."
      dana: accept "top of the page" F1 F2 C1 P1 "Customer update" F4 Q1 N1 E1 E2 E3 E4 E5 E6 E7
      dana: ready ✗ C3, F3, C4
      victor: accept C3 F3 C4
    `)
    leansOnTheRules(work)
    work.play(`
      felix: review concurs
      nils: review concurs
      ana: review concurs
      jo: review concurs
      dana: release --section "Customer update" --to "account 7731" ✗ Several sign this
      victor: release --section "Customer update" --to "account 7731"
      agent:refresher: recommend ready --text "Everything is accepted; O3 is carried. @dana and @victor decide."
      victor: ready ✗ First the coordinator
      dana: ready
      victor: ready
      verdict: ready for handoff
      victor: handoff --deliver ../out --for security=../out-security
      verdict: handed off
    `)
    work.commit('Handed off')
    const first = checkBundle(work, 'out')
    assert.match(first.summary, /^\*\*This asks for a decision and is none/)
    assert.match(first.summary, /Earlier credits are not counted/)
    const theirs = checkBundle(work, 'out-security').summary
    assert.match(theirs, /It answers O3 by @nils/)
    assert.doesNotMatch(theirs, /Earlier credits are not counted/, 'The credit basis is for three roles alone.')

    work.play(`
      greta: record-intake returned "The commitment has no end" "Nobody says who told the customer"
      verdict: returned
      dana: ready ✗ Nobody answered reason 1 of the return
      agent:refresher: propose --revise C2 --text "The proposed commitment is a check before every release of Reporting for one year; platform engineering owns it.[^E3]"
      dana: accept D3
      dana: answer-return 1 C2 --text "C2 ends after one year."
      dana: answer-return 2 --text "Ana Duarte did, by the case."
      ana: review concurs
      jo: review concurs
      dana: ready
      victor: ready
      victor: handoff --deliver ../again
      greta: record-intake received --party "Greta Holm"
      verdict: handed off
    `)
    work.commit('Handed off again')
    const second = checkBundle(work, 'again')
    assert.match(second.summary, /Earlier credits are not counted/)
    assert.match(second.summary, /The commitment has no end.*answered by @dana: C2 ends after one year/)
    assert.match(work.page(), /for The commitment has no end, answered by C2; Nobody says who told/)
    assert.deepEqual(work.errors(), [])
    assert.match(work.fine('jo', 'ledger', 'verify', packet), /The ledger is whole/)
  }).timeout(300_000)

  test('an incident that goes on ends the routine, whatever anybody wants', () => {
    const work = begun()
    work.play(`
      dana: open --owner victor
      dana: confirm-charter security=felix revenue-operations=nils customer-success=ana legal=jo
    `)
    work.write('evidence/incident.json', incident('ongoing'))
    work.play('verdict: escalated\ndana: ready ✗ incident-open')
    assert.ok(work.errors().includes('escalation-required'))
    work.play(`
      felix: escalate incident-open --text "It is open again."
      verdict: escalated
      dana: accept C1 ✗ escalated
      felix: object C1 --text "The minutes are still being counted."
      victor: close-escalation --text "Enough." ✗ may not close escalation
    `)
    work.write('evidence/incident.json', incident('ended'))
    work.play(`
      kim: close-escalation --text "Contained, for good."
      verdict: blocked
    `)
    assert.deepEqual(work.errors(), ['open-objection'])
  }).timeout(120_000)
})

/** What no signature makes right: an amount beyond the contract, an offer, legal before those it signs off after. */
function leansOnTheRules(work: ReturnType<typeof begun>) {
  work.edit('credit: 7,200 USD', 'credit: 14,400 USD')
  work.play('dana: ready ✗ beyond the contract')
  assert.ok(work.errors().includes('credit-over-authority'))
  work.edit('credit: 14,400 USD', 'credit: 7,200 USD')
  work.edit('Thank you for your patience.', 'Thank you for your patience. We will credit 30 % of your fee.')
  assert.ok(work.errors().includes('admission-or-offer'))
  work.edit(' We will credit 30 % of your fee.', '')
  work.play('jo: review concurs')
  assert.ok(work.errors().includes('out-of-order-sign-off'), work.errors().join())
}
