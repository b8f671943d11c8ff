// An escalation that compares a log with an account that only some may read: whoever cannot open the account judges nothing, says so,
// and the packet waits for somebody who can.
import assert from 'node:assert/strict'
import { type AskedOffice, askedOffice } from './asked-office.ts'

const fixture = `
-- countersign.yaml --
version: 1
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: kim, name: Kim Sato, roles: [incident-response] }
agents:
  - { name: refresher }
sources:
  idp: { http: 'https://HOST/{rest}', reads: json }
profiles:
  note:
    title: Note
    about: asks the board to take note
    sections:
      - { name: Findings, about: what was found }
    evidence:
      account: { class: system record, rank: 1 }
      log: { class: system record, rank: 2 }
    roles:
      incident-response: { title: Incident response, about: Runs the formal process. }
    restricted_roles: [incident-response]
    escalations:
      - name: access-after
        about: Somebody got in after the account was closed.
        when:
          - - { evidence: log, at: /events/*/at, is: after, than: { evidence: account, at: /closed } }
        path: the formal security process
        closes: incident-response
        tell: [the security on-call]
        within: 1h
-- case.md --
---
packet: NOTE-2026-0001
profile: note
coordinator: maria
owner: raman
---

# Case

## Findings

**F1.** The account was closed.[^E1]

**F2.** The log has one event.[^E2]

[^E1]: **E1** account: Account, \`idp:account\`

[^E2]: **E2** log: Log, \`idp:log\`, restricted to incident-response
`

suite('an escalation with a sealed half', () => {
  let work: AskedOffice
  suiteSetup(async () => {
    work = await askedOffice(fixture, ['maria', 'raman', 'kim'])
    const recipient = /age: (age1\S+)/.exec(work.fine('kim', 'keys', 'reading'))?.[1]
    work.write(
      'countersign.yaml',
      work.read('countersign.yaml').replace('{ handle: kim,', `{ handle: kim, age: ${recipient},`),
    )
    work.answer('account', { closed: '2026-11-16T17:00:00Z' })
    work.answer('log', { events: [{ at: '2026-11-16T15:00:00Z' }] })
    work.fine('maria', 'open', 'case.md', '--owner', 'raman')
    work.fine('kim', 'evidence', 'refresh', 'case.md')
  })
  suiteTeardown(() => work.close())

  const verdict = () => (JSON.parse(work.run('status', 'case.md', '--json').out) as { verdict: string }).verdict
  const agentLooks = () =>
    work.runIn({ env: work.machine }, ...['evidence', 'refresh', 'case.md', 'E1', '--as', 'agent:refresher'])

  test('is judged by whoever opens both, and says nothing where it is not called for', () => {
    assert.ok(!work.rules().some(code => /escalation/.test(code)), work.rules().join())
  })
  test('stays judged while both say what they said, whoever looks', () => {
    const ran = agentLooks()
    assert.equal(ran.exit, 0, ran.out + ran.err)
    assert.ok(!work.rules().some(code => /escalation/.test(code)), work.rules().join())
  })
  test('that the policy names only later is judged by nobody until somebody who can looks again', () => {
    const page = work.read('countersign.yaml')
    const later =
      '      - { name: far-away, about: It was in another year., closes: incident-response, path: the formal security process, tell: [the security on-call], within: 1h, when: [[{ evidence: log, at: /events/*/at, is: after, value: 2030-01-01 }]] }\n'
    work.write('countersign.yaml', page.replace('    escalations:\n', `    escalations:\n${later}`))
    work.fine('raman', 'change-policy', 'case.md', '--text', 'Another escalation.')
    assert.ok(work.rules().includes('unjudged-escalation'), work.rules().join())
    assert.match(
      work.run('status', 'case.md').out.replace(/\s+/g, ' '),
      /far-away cannot be ruled out: @kim looked at E2 on [-\d]+, before the policy said when it is called for/,
    )
    work.fine('kim', 'evidence', 'refresh', 'case.md', 'E2')
    assert.ok(!work.rules().some(code => /escalation/.test(code)), work.rules().join())
  })
  test('is ruled out by nobody who looked at the open half alone, once that says something else', () => {
    work.answer('account', { closed: '2026-11-16T16:00:00Z' })
    assert.match(agentLooks().out, /E1 Account: changed/)
    assert.ok(work.rules().includes('unjudged-escalation'))
    assert.equal(verdict(), 'blocked')
    const status = work.run('status', 'case.md').out
    assert.match(status, /access-after cannot be ruled out: agent:refresher looked at E1 [\s\S]*could not open\s+E2/)
    assert.match(status, /@kim looks at E1 again/)
    assert.match(status, /countersign evidence refresh case\.md E1/)
  })
  test('is judged again by somebody who can, and is silent or calls, as it is', () => {
    work.by('kim', 'evidence', 'refresh', 'case.md', 'E1')
    assert.ok(!work.rules().some(code => /escalation/.test(code)), work.rules().join())
    work.answer('account', { closed: '2026-11-16T12:00:00Z' })
    agentLooks()
    assert.ok(!work.rules().includes('escalation-required'))
    assert.ok(work.rules().includes('unjudged-escalation'))
    work.by('kim', 'evidence', 'refresh', 'case.md', 'E1')
    assert.ok(!work.rules().includes('unjudged-escalation'))
    assert.equal(verdict(), 'escalated')
    assert.doesNotMatch(work.run('ledger', 'log', 'case.md', '--json').out, /15:00:00Z/)
  })
  test('is ruled out by nobody either once the sealed half is destroyed', () => {
    work.fine('maria', 'escalate', 'case.md', 'access-after', '--text', 'The log shows it.')
    work.fine('kim', 'close-escalation', 'case.md', '--text', 'It was a scanner of ours.')
    work.fine('raman', 'dispose', 'case.md', 'E2', '--why', 'never needed')
    assert.ok(!work.rules().includes('unjudged-escalation'))
    work.answer('account', { closed: '2026-11-16T11:00:00Z' })
    agentLooks()
    assert.ok(work.rules().includes('unjudged-escalation'), work.rules().join())
  })
})
