// Evidence from elsewhere through the real command: captured, the same again, changed, confirmed, gone; and an escalation that stays.
import assert from 'node:assert/strict'
import { lookFirst } from '../../server/host/look-first.ts'
import { packetAt } from '../../server/host/packet-at.ts'
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
      account: { class: system record, rank: 1, fresh: 2d }
      log: { class: system record, rank: 2 }
    roles:
      incident-response: { title: incident response, about: Runs the formal process. }
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

**F1.** The account was closed on 2026-11-16.[^E1]

**F2.** The log has one event.[^E2]

[^E1]: **E1** account: Account, \`idp:account\`

[^E2]: **E2** log: Log, \`idp:log\`
`

suite('evidence refresh', () => {
  let work: AskedOffice
  suiteSetup(async () => {
    work = await askedOffice(fixture, ['maria', 'raman', 'kim'])
    work.answer('account', { closed: '2026-11-16T17:30:00Z' })
    work.answer('log', { events: [{ at: '2026-11-16T15:00:00Z' }] })
  })
  suiteTeardown(() => work.close())

  test('a machine that lists no host asks nobody', () => {
    const ran = work.run('evidence', 'check', 'case.md')
    assert.equal(ran.exit, 1)
    assert.match(ran.out, /is not on this machine’s list of hosts/)
  })
  test('what was captured for the first time is stamped on the page', () => {
    work.fine('maria', 'open', 'case.md', '--owner', 'raman')
    work.fine('maria', 'evidence', 'refresh', 'case.md', '--reason', 'to begin with')
    assert.match(work.read('case.md'), /`idp:account`, captured 20\d\d-\d\d-\d\d \d\d:\d\d UTC, `sha256:[0-9a-f]{12}`/)
    assert.match(work.run('evidence', 'show', 'case.md', 'E1').out, /"closed":"2026-11-16T17:30:00Z"/)
    assert.ok(!work.rules().some(code => /evidence|suspect/.test(code)), work.rules().join())
  })
  test('what says the same again changes no word of the page', () => {
    const before = work.read('case.md')
    const said = work.fine('raman', 'evidence', 'refresh', 'case.md', 'E1')
    assert.match(said, /E1 Account: same/)
    assert.equal(work.read('case.md'), before)
  })
  test('what changed makes its claims suspect, and the page keeps what was captured', () => {
    work.answer('account', { closed: '2026-11-16T17:45:00Z' })
    const before = work.read('case.md')
    const ran = work.by('maria', 'evidence', 'refresh', 'case.md')
    assert.equal(ran.exit, 1)
    assert.match(ran.out, /\[-17:30:00Z-\]|17:30|17:45/)
    assert.equal(work.read('case.md'), before)
    assert.deepEqual(
      work.rules().filter(code => /changed|suspect/.test(code)),
      ['suspect-claim', 'changed-evidence'],
    )
  })
  test('a person who looked says that the claim still holds, and the page is stamped', () => {
    work.fine('maria', 'confirm-claim', 'case.md', 'F1', '--text', 'The day is the same.')
    assert.ok(!work.rules().some(code => /changed-evidence|suspect/.test(code)), work.rules().join())
  })
  test('what is gone, or cannot be reached, does not look fresh', () => {
    work.gone('account')
    const ran = work.by('maria', 'evidence', 'refresh', 'case.md', 'E1')
    assert.equal(ran.exit, 1)
    assert.ok(work.rules().includes('missing-evidence'))
    const offline = work.by('maria', 'evidence', 'refresh', 'case.md', 'E1', '--offline')
    assert.match(offline.out, /E1 Account: unreachable\n +Nothing was asked: this call is offline\./)
    assert.match(offline.err, /No source was asked, so nothing is recorded\./)
    assert.ok(work.rules().includes('missing-evidence'))
    work.answer('account', { closed: '2026-11-16T17:45:00Z' })
    work.fine('maria', 'evidence', 'refresh', 'case.md', 'E1')
    assert.ok(!work.rules().includes('missing-evidence'))
  })
  test('a snapshot that somebody edited is not what was retrieved', () => {
    const shown = JSON.parse(work.run('evidence', 'show', 'case.md', 'E1', '--json').out) as Shown
    const file = `case.evidence/${shown.evidence[0]!.digest}.txt`
    const text = work.read(file)
    work.write(file, text.replace('17:45', '19:45'))
    assert.ok(work.rules().includes('missing-evidence'))
    work.write(file, text)
    assert.ok(!work.rules().includes('missing-evidence'))
  })
  test('an agent may look, and says so', () => {
    const ran = work.runIn(
      { env: work.machine },
      ...['evidence', 'refresh', 'case.md', 'E1', '--as', 'agent:refresher'],
    )
    assert.equal(ran.exit, 0, ran.err)
    assert.match(work.run('ledger', 'log', 'case.md').out, /agent:refresher looked at E1/)
  })
  test('a run of roles may ask first, and drafts what moved', () => {
    work.fine('maria', 'confirm-charter', 'case.md')
    const page = work.read('case.md')
    work.answer('account', { closed: '2026-11-18T17:45:00Z' })
    const ran = work.runIn({ env: work.machine }, ...['agents', 'run', 'case.md', '--role', 'refresher', '--look'])
    assert.equal(ran.exit, 0, ran.out + ran.err)
    assert.match(ran.out, /^E1 changed: has changed/)
    assert.match(ran.out, /The account was closed on 2026-11-18/)
    assert.match(work.run('ledger', 'log', 'case.md').out, /agent:refresher looked at E1/)
    assert.equal(work.run('agents', 'run', 'case.md', '--look', '--dry-run').exit, 2)
    const run = /run:([0-9a-f]{8})/.exec(ran.out)![0]
    work.fine('maria', 'reject', 'case.md', run, '--reason', 'other', '--text', 'Only tried.')
    work.answer('account', { closed: '2026-11-16T17:45:00Z' })
    work.fine('maria', 'evidence', 'refresh', 'case.md', 'E1')
    assert.equal(work.read('case.md'), page)
  })
  test('roles do not go over what could not be recorded', async () => {
    const env = { ...work.machine, XDG_CACHE_HOME: work.home, XDG_STATE_HOME: work.home }
    const at = await packetAt('case.md', work.folder, env)
    const asking = { env, cancel: new AbortController().signal, progress: () => {} }
    await assert.rejects(lookFirst(at, 'agent:stranger', asking), /What was found could not be recorded: .*stranger/)
    const unasked = await lookFirst(at, 'agent:stranger', { ...asking, env: { XDG_CONFIG_HOME: work.home } })
    assert.deepEqual(unasked !== 'stopped' && unasked.map(({ state }) => state), ['refused', 'refused'])
  })
  test('what this machine may not ask is not recorded as refused', () => {
    const ran = work.runIn({ env: { COUNTERSIGN_KEY: work.key('maria') } }, 'evidence', 'refresh', 'case.md', 'E1')
    assert.equal(ran.exit, 1)
    assert.match(ran.out, /is not on this machine’s list of hosts/)
    assert.match(ran.err, /No source was asked, so nothing is recorded\./)
    assert.ok(!work.rules().includes('missing-evidence'))
  })
  test('what is due is looked at again, and what is not is left in peace', () => {
    const events = () => JSON.parse(work.run('ledger', 'log', 'case.md', '--json').out).events.length as number
    const before = events()
    const ran = work.by('maria', 'watch', '--once')
    assert.equal(ran.exit, 0, ran.out + ran.err)
    assert.equal(events(), before)
    work.write('case.md', `${work.read('case.md')}\n[^E3]: **E3** account: Again, \`idp:account\`\n`)
    assert.match(work.by('maria', 'watch', '--once').out, /case\.md: E3 new/)
    assert.equal(events(), before + 1)
  })
  test('what calls for the formal process escalates at once, and other evidence in its place does not undo it', () => {
    work.answer('log', { events: [{ at: '2026-11-16T15:00:00Z' }, { at: '2026-11-17T06:33:00Z', event: 'download' }] })
    const ran = work.by('maria', 'evidence', 'refresh', 'case.md', 'E2')
    assert.match(ran.out, /changed/)
    const verdict = () => (JSON.parse(work.run('status', 'case.md', '--json').out) as { verdict: string }).verdict
    assert.equal(verdict(), 'escalated')
    work.answer('log', { events: [{ at: '2026-11-16T15:00:00Z' }] })
    work.by('maria', 'evidence', 'refresh', 'case.md', 'E2')
    assert.equal(verdict(), 'escalated')
    work.fine('maria', 'escalate', 'case.md', 'access-after', '--text', 'The log shows a download.')
    const no = work.by('maria', 'close-escalation', 'case.md', '--text', 'It was nothing.')
    assert.equal(no.exit, 1)
    work.fine('kim', 'close-escalation', 'case.md', '--text', 'The download was a scanner of ours.')
    assert.notEqual(verdict(), 'escalated')
  })
})

type Shown = { readonly evidence: readonly { readonly digest: string }[] }
