// A look that somebody stops in the middle, and folders that are not what they seem: nothing is written that should not be.
import assert from 'node:assert/strict'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { type AskedOffice, askedOffice } from './asked-office.ts'

const fixture = `
-- countersign.yaml --
version: 1
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
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
-- case.md --
---
packet: NOTE-2026-0001
profile: note
coordinator: maria
owner: raman
---

# Case

## Findings

**F1.** The account was closed.[^E1] [^E2]

[^E1]: **E1** account: Account, \`idp:account\`

[^E2]: **E2** account: Slow, \`idp:hang\`
`

suite('a look that is stopped', () => {
  let work: AskedOffice
  suiteSetup(async () => {
    work = await askedOffice(fixture, ['maria', 'raman'])
    work.answer('account', { closed: '2026-11-16' })
    work.fine('maria', 'open', 'case.md', '--owner', 'raman')
    work.commit('Opened')
  })
  suiteTeardown(() => work.close())

  for (const words of ['evidence refresh case.md', 'evidence check case.md', 'watch'])
    test(`by Ctrl-C, ${words} writes nothing at all`, async () => {
      const running = work.begin('maria', ...words.split(' '))
      let said = ''
      running.stderr!.on('data', piece => (said += piece))
      assert.equal(await work.hanging(), '/hang')
      running.kill('SIGINT')
      const [code] = await once(running, 'close')
      assert.equal(code, 130)
      if (words !== 'watch') assert.match(said, /It was stopped: nothing was kept, and nothing recorded\./)
      assert.equal(work.git('status', '--porcelain'), '')
    })
  test('by the end of its time, what did not answer is recorded as that', () => {
    const ran = work.by('maria', 'evidence', 'refresh', 'case.md', '--within', '5')
    assert.equal(ran.exit, 1)
    assert.match(ran.out, /E1 Account: new/)
    assert.match(ran.out, /E2 Slow: unreachable/)
    assert.equal(work.beside('').length, 1)
    assert.ok(work.rules().includes('unchecked-evidence'))
  })
  test('nothing is kept behind a link that leads out of the workspace', () => {
    const outside = join(work.home, 'outside')
    mkdirSync(outside)
    const linked = work.read('case.md').replace('NOTE-2026-0001', 'NOTE-2026-0002')
    work.write('linked.md', linked)
    work.fine('maria', 'open', 'linked.md', '--owner', 'raman')
    symlinkSync(outside, work.path('linked.evidence'))
    const ran = work.by('maria', 'evidence', 'refresh', 'linked.md', 'E1')
    assert.equal(ran.exit, 2)
    assert.match(ran.err, /linked\.evidence is a link that leads out of the workspace/)
    assert.deepEqual(readdirSync(outside), [])
  })
  test('nor is a look written down behind one', () => {
    const victim = join(work.home, 'victim')
    const log = work.path('.countersign/access')
    const [name] = readdirSync(log)
    symlinkSync(victim, join(log, name!.replace('maria', 'raman')))
    const ran = work.by('raman', 'evidence', 'refresh', 'case.md', 'E1')
    assert.equal(ran.exit, 2)
    assert.match(ran.err, /\.countersign\/access\/raman-.*is a link/)
    assert.ok(!existsSync(victim))
  })
})
