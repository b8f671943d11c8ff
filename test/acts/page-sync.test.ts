// `countersign sync` by the real command, in a real repository: two branches with acts of their own meet on one page.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from '../support/workspace.ts'

const fixture = `
-- countersign.yaml --
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
  - { handle: otto, name: Otto Lind, roles: [architecture, sre] }
agents:
  - { name: refresher }
-- .gitattributes --
**/*.ledger/** -text -diff linguist-generated
-- broker.md --
---
packet: PKT-2026-0001
profile: credential-exception
coordinator: maria
---

# Shared credential

## Controls

**C1.** Two hosts can read it.

- **Q1.** Does it drain? — @lea
`

function desk() {
  const place = workspace(fixture)
  mkdirSync(place.path('.countersign'))
  const listed = ['maria', 'raman', 'lea', 'otto'].map(name => {
    const key = join(place.home, name)
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', name, '-f', key])
    return `${name} ${readFileSync(`${key}.pub`, 'utf8').trim()}`
  })
  place.write('.countersign/allowed_signers', `${listed.join('\n')}\n`)
  place.git('init', '-q')
  const save = (what: string) => {
    place.git('add', '-A')
    place.git('commit', '-qm', what)
  }
  save('Begin')
  const as = (name: string, ...words: readonly string[]) => {
    const env = { COUNTERSIGN_KEY: join(place.home, name), COUNTERSIGN_HANDLE: name }
    const ran = place.runIn({ env }, ...words)
    assert.equal(ran.exit, 0, ran.err + ran.out)
    save(words.join(' '))
  }
  return { ...place, as, save }
}

suite('countersign sync', () => {
  test('two branches with an O1 each merge into one page', () => {
    const { as, git, run, read, write } = desk()
    as('maria', 'open', 'broker.md', '--owner', 'raman')
    const main = git('branch', '--show-current').trim()
    git('checkout', '-qb', 'other')
    as('otto', 'object', 'broker.md', 'C1', '--role', 'architecture', '--text', 'Which hosts?')
    git('checkout', '-q', main)
    as('lea', 'object', 'broker.md', 'C1', '--role', 'security', '--text', 'Who opens a shell?')
    assert.throws(() => git('merge', '-q', 'other'), /CONFLICT|git merge/)
    assert.match(read('broker.md'), /^<<<<<<< /m)

    assert.equal(run('sync', 'broker.md', '--check').exit, 1)
    const synced = run('sync', 'broker.md')
    assert.equal(synced.exit, 0, synced.err)
    const page = read('broker.md')
    assert.doesNotMatch(page, /^(?:<{7}|={7}|>{7})/m)
    assert.deepEqual([...page.matchAll(/\*\*(O\d)\*\* objects to C1 — @(\w+)/g)].map(([, id]) => id).sort(), [
      'O1',
      'O2',
    ])
    assert.match(page, /Which hosts\?/)
    assert.match(page, /Who opens a shell\?/)
    assert.match(page, /^\| Blockers \| charter not confirmed · O1, O2 open · /m)
    assert.deepEqual(run('sync', 'broker.md', '--check'), {
      out: 'broker.md is in step with its ledger.\n',
      err: '',
      exit: 0,
    })

    write('broker.md', page.replace('Who opens a shell?', 'It might be worth a look.'))
    assert.equal(run('sync', 'broker.md', '--check').exit, 1)
    assert.equal(run('sync', 'broker.md').exit, 0)
    assert.equal(read('broker.md'), page)
  }).timeout(60_000)

  test('every act leaves its page in step', () => {
    const { as, run, read } = desk()
    const acts: readonly (readonly [who: string, act: string, ...words: string[]])[] = [
      ['maria', 'open', '--owner', 'raman'],
      ['raman', 'assign', 'security', 'lea'],
      ['raman', 'assign', 'architecture', 'otto'],
      ['raman', 'assign', 'sre', 'otto'],
      ['raman', 'confirm-charter'],
      ['lea', 'object', 'C1', '--role', 'security', '--text', 'Who opens a shell?\n\n**C9.** Not a claim.'],
      ['maria', 'answer', 'O1', '--text', 'The group.'],
      ['lea', 'sustain', 'O1', '--text', 'Nobody reviewed it.'],
      [
        'maria',
        'propose',
        '--as',
        'agent:refresher',
        '--revise',
        'C1',
        '--text',
        'Two hosts of the subnet can read it.',
      ],
      ['maria', 'accept', 'D1'],
      ['maria', 'propose', '--as', 'agent:refresher', '--revise', 'C1', '--text', 'Few can read it.'],
      ['raman', 'reject', 'D2', '--reason', 'overstated'],
      ['raman', 'carry', 'O1', '--until', '2027-01-31', '--text', 'Until the review.'],
      ['lea', 'answer', 'Q1', '--text', 'It does.'],
    ]
    for (const [who, act, ...words] of acts) {
      as(who, act, 'broker.md', ...words)
      const checked = run('sync', 'broker.md', '--check')
      assert.equal(checked.exit, 0, `${act}: ${checked.out}`)
    }
    const page = read('broker.md')
    assert.match(page, /\*\*C1\.\*\* Two hosts of the subnet can read it\.\n\n> \[!CAUTION\]/)
    assert.doesNotMatch(page, /\*\*D\d\*\*/)
    assert.match(page, /^> \*\*R1\*\* carries O1 — @raman, [\d-]+, until 2027-01-31$/m)
    assert.match(page, /^ {2}- answered by @lea, [\d-]+: It does\.$/m)
    assert.match(page, /^\| Reviewer, security \| @lea: objects \(O1 carried\) \|$/m)
  }).timeout(120_000)

  test('what is no packet, or not open, is said and left alone', () => {
    const { run, read } = desk()
    const before = read('broker.md')
    const closed = run('sync', 'broker.md')
    assert.equal(closed.exit, 1)
    assert.match(closed.err, /^The packet is not open/)
    assert.equal(read('broker.md'), before)
    assert.equal(run('sync', 'countersign.yaml').exit, 2)
  }).timeout(60_000)
})
