// Excerpts that were kept as long as they may be: named, destroyed by a person who signs it, and everything that was known of them
// stays right afterwards.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { packetAt } from '../../server/host/packet-at.ts'
import { retrieve } from '../../server/host/retrieve.ts'
import { panelView } from '../../server/ide/panel.ts'
import { runner } from '../../server/node/fetch/errands.ts'
import { type AskedOffice, askedOffice } from './asked-office.ts'
import { machine } from './server.ts'

const fixture = `
-- countersign.yaml --
version: 1
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
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
      account: { class: system record, rank: 1, fresh: 2d, retention: 30d }
      log: { class: system record, rank: 2 }
    roles:
      security: { title: security, about: Judges exposure. }
    restricted_roles: [security]
-- case.md --
---
packet: NOTE-2026-0001
profile: note
coordinator: maria
owner: raman
---

# Case

## Findings

**F1.** The account of Jonas was closed. — restricted to security

**F2.** The account was closed.[^E1] [^E2]

[^E1]: **E1** account: Account, \`idp:account\`

[^E2]: **E2** log: Log, \`idp:log\`, restricted to security
`

suite('excerpts that were kept as long as they may be', () => {
  let work: AskedOffice
  suiteSetup(async () => {
    work = await askedOffice(fixture, ['maria', 'raman', 'lea'])
    work.answer('account', { closed: '2026-11-16' })
    work.answer('log', { events: 1 })
    const recipient = /age: (age1\S+)/.exec(work.fine('lea', 'keys', 'reading'))?.[1]
    work.write(
      'countersign.yaml',
      work.read('countersign.yaml').replace('{ handle: lea,', `{ handle: lea, age: ${recipient},`),
    )
    work.fine('maria', 'open', 'case.md', '--owner', 'raman')
    work.fine('lea', 'seal', 'case.md', 'F1', '--as', 'Whose account it was')
    work.fine('lea', 'evidence', 'refresh', 'case.md', 'E2')
    await lookInJanuary()
  })
  suiteTeardown(() => work.close())

  /** By an agent, long ago. */
  async function lookInJanuary() {
    const at = await packetAt('case.md', work.folder, { XDG_CACHE_HOME: work.home })
    const want = {
      ids: ['E1'],
      runner: runner(work.folder, machine(work.host), 'online', 1),
      signal: AbortSignal.timeout(5000),
      mode: 'recording',
      env: {},
    } as const
    const hands = { actor: 'agent:refresher', time: '2026-01-10T09:00:00Z', salt: () => '0'.repeat(32) }
    const { done } = await retrieve(at, want, hands)
    assert.ok(done && !('no' in done), JSON.stringify(done))
  }
  const shown = (id: string) =>
    (JSON.parse(work.run('evidence', 'show', 'case.md', id, '--json').out) as Shown).evidence[0]!

  test('tell nobody who only checks a digest of restricted text that could be guessed', () => {
    const page = work.read('case.md')
    work.write('case.md', `${page}\n[^E3]: **E3** log: Other log, \`idp:log\`, restricted to security\n`)
    const { looked } = JSON.parse(work.fine('lea', 'evidence', 'check', 'case.md', 'E3', '--json')) as {
      looked: unknown
    }
    assert.deepEqual(looked, [
      { id: 'E3', title: 'Other log', source: {}, state: 'new', says: 'captured for the first time' },
    ])
    work.write('case.md', page)
  })
  test('are named, and nothing is destroyed by itself', () => {
    assert.ok(work.rules().includes('kept-too-long'))
    assert.equal(work.beside('.txt').length, 1)
    assert.equal(work.beside('.age').length, 2)
  })
  test('are destroyed by no agent', () => {
    const ran = work.run('dispose', 'case.md', 'past-retention', '--why', 'x', '--as', 'agent:refresher')
    assert.equal(ran.exit, 1)
    assert.match(ran.err, /Agents do not dispose/)
    assert.equal(work.beside('.txt').length, 1)
  })
  test('are destroyed by a person, who is told what cannot be read any more', () => {
    const page = work.read('case.md')
    const [file] = work.beside('.txt')
    const excerpt = work.read(`case.evidence/${file}`)
    const { exit, out, err } = work.by('raman', 'dispose', 'case.md', 'past-retention', '--why', 'kept for thirty days')
    const said = err + out
    assert.equal(exit, 0, said)
    assert.match(said, /Destroy one excerpt of past-retention \([0-9a-f]{12}\) for good: kept for thirty days/)
    assert.match(said, /Nobody can read any more what E1 says; the page and the ledger keep its digest\./)
    assert.equal(work.beside('.txt').length, 0)
    assert.equal(work.beside('.age').length, 2)
    assert.equal(work.read('case.md'), page)
    work.write(`case.evidence/${file}`, excerpt)
    const { out: lint } = work.run('lint', 'case.md', '--format', 'unix')
    assert.match(lint, /@raman destroyed what E1 said on .* and it still lies here: delete `[0-9a-f]{12}….txt` beside/)
    rmSync(work.path(`case.evidence/${file}`))
  })
  test('are said to be gone, with their digest, by whom and when', async () => {
    const { state, why, excerpt } = shown('E1')
    assert.notEqual(state, 'fresh')
    assert.match(why, /^What its source said on 2026-01-10 \(`[0-9a-f]{12}`\) was destroyed by @raman on \d{4}-/)
    assert.equal(excerpt, undefined)
    const at = await packetAt('case.md', work.folder, { XDG_CACHE_HOME: work.home })
    const { evidence } = panelView(at.checked, at.scene)
    assert.match(evidence.find(({ id }) => id === 'E1')!.says, /^what its source said was destroyed, and it lapsed on /)
    assert.ok(!work.rules().includes('kept-too-long'))
    assert.ok(!work.rules().includes('missing-evidence'))
    assert.match(work.run('ledger', 'log', 'case.md').out, /@raman .*destroyed one excerpt: kept for thirty days/)
    work.commit('Disposed')
    assert.equal(work.run('ledger', 'verify', 'case.md').exit, 0)
  })
  test('do not come back by themselves, only where somebody names them', () => {
    const before = work.asked().length
    work.by('raman', 'watch', '--once')
    work.by('lea', 'evidence', 'refresh', 'case.md')
    assert.ok(
      !work
        .asked()
        .slice(before)
        .some(({ url }) => url === '/account'),
    )
    work.fine('raman', 'evidence', 'refresh', 'case.md', 'E1')
    assert.equal(shown('E1').excerpt, '{"closed":"2026-11-16"}')
    assert.equal(work.beside('.txt').length, 1)
  })
  test('may be sealed ones as well: of a statement, and of evidence', () => {
    work.fine('raman', 'dispose', 'case.md', 'F1', 'E2', '--why', 'never needed')
    assert.equal(work.beside('.age').length, 0)
    const ran = work.by('lea', 'unseal', 'case.md', 'F1')
    assert.match(ran.err, /Nothing beside the page is sealed as [0-9a-f]{12}\. @raman destroyed it on /)
    assert.match(shown('E2').why, /was destroyed by @raman/)
    const check = work.by('lea', 'evidence', 'check', 'case.md', 'E2')
    assert.match(check.out, /E2 Log: refused\n +It cannot be compared: @raman destroyed it on /)
    assert.doesNotMatch(check.out, /[0-9a-f]{12}/)
    work.fine('raman', 'dispose', 'case.md', 'E1', '--why', 'not needed either')
    assert.match(
      work.by('lea', 'evidence', 'check', 'case.md').out,
      /What the packet cites was destroyed\. `countersign evidence refresh case\.md E1` asks the source of the first anew\./,
    )
    const again = work.by('raman', 'dispose', 'case.md', 'E2', '--why', 'x')
    assert.match(again.err, /The ledger has no words of E2 and no excerpt, or they are destroyed already\./)
  })
})

type Shown = {
  readonly evidence: readonly { readonly state: string; readonly why: string; readonly excerpt?: string }[]
}
