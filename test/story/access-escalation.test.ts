// The access escalation from an empty folder to what the engineers take over, by the command line alone; and how a suspicion
// or a later record takes it out of the routine.
import assert from 'node:assert/strict'
import { begun } from './access.ts'
import { checkBundle, dated } from './support.ts'

suite('the story of an access escalation', () => {
  test('suspected, escalated, closed, told to the customer, handed over, returned, and handed over again', () => {
    const work = begun()
    work.play(`
      tomas: open --owner tomas
      tomas: confirm-charter security=felix
      agent:case-copilot: propose --revise F4 --text "The account was deactivated, and its sessions were revoked.[^E4]"
      tomas: reject D1 --reason overstated --text "The audit trail does not say so."
      agent:case-copilot: suspect F2 --text "The preview may be an access."
      verdict: on hold
      tomas: dismiss --text "It is none." ✗ incident response
      agent:case-copilot: escalate unauthorised-access --text "Real." ✗ Agents do not
      tomas: escalate unauthorised-access --text "Security looks at the preview."
      verdict: escalated
      tomas: ready ✗ escalated
      tomas: close-escalation --text "Done." ✗ incident response
      kim: close-escalation --text "The preview was the customer's own."
      felix: object F2 --text "Say whose preview it was."
      felix: object F3 --text "Say in which zone."
      tomas: answer O1 --text "F2 says what the trail says."
    `)
    work.commit('Looked at')
    work.git('checkout', '--quiet', '-b', 'security')
    work.play('felix: sustain O1 --text "It could say more."')
    work.commit('Security')
    work.git('checkout', '--quiet', 'main')
    work.play(
      'agent:case-copilot: propose --revise H1 --text "A cached link stayed valid for some hours."\ntomas: accept D2',
    )
    work.commit('The lead')
    work.mergeAndSync('security')
    work.play(`
      tomas: hold --referral security-view --owner felix --text "Security reads the audit trail first."
      verdict: on hold
      tomas: resume --text "It has."
      tomas: carry O2 --text "The zone comes with the next export."
      tomas: carry O1 --text "Never mind." ✗ formal security process
      felix: withdraw O1 --text "Incident response has said it."
      felix: review concurs
      tomas: accept "top of the page" F1 F2 F3 F4 H1 Q1 N1 N2 E1 E2 E3 E4
      agent:case-copilot: release --section "Customer update" --to customer ✗ Agents do not
      felix: release --section "Customer update" --to customer ✗ may not release
      tomas: release --section "Customer update" --to "the customer"
      verdict: ready for review
      tomas: ready
      verdict: ready for handoff
      tomas: handoff --deliver ../out
      priya: record-intake returned "N2 names no environment"
      verdict: returned
    `)
    checkBundle(work, 'out')
    work.edit('with a deactivated account', 'with a deactivated account in staging')
    work.play(`
      tomas: answer-return 1 N2 --text "In staging."
      tomas: accept N2
      felix: review concurs
      tomas: ready
      tomas: handoff --deliver ../again
      priya: record-intake received --party Engineering
      verdict: handed off
    `)
    checkBundle(work, 'again')
    assert.deepEqual(work.errors(), [])
  }).timeout(120_000)

  test('a session after the deactivation ends the routine, whatever anybody wants', () => {
    const work = begun()
    work.play('tomas: open --owner tomas\ntomas: confirm-charter security=felix')
    work.write('evidence/sessions.json', dated('{ "sessions": [{ "last_seen": "{-3}T17:00:00Z" }] }\n'))
    work.play('verdict: escalated\ntomas: ready ✗ escalat')
    assert.ok(work.errors().includes('escalation-required'))
    work.play('tomas: escalate unauthorised-access --text "A session after the deactivation."\nverdict: escalated')
  }).timeout(60_000)
})
