// From an empty folder to a bundle that somebody else checks, by the command line alone, with the people's own keys.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { workspace } from '../support/workspace.ts'

const fixture = `
-- countersign.yaml --
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
profiles:
  plain:
    title: Plain request
    about: Asks for a decision, and for nothing else.
    boundary: This asks for a decision; it is not one.
    sections: [{ name: Customer update, about: What the customer reads. }]
    handoff: { to: the board, condition: Both have marked it ready. }
    release:
      - { section: Customer update, to: the customer, signed: { by: [coordinator] } }
-- packets/case.md --
---
packet: PKT-2026-0001
profile: plain
coordinator: maria
---

# A request

## Customer update

We are looking into it.
`

type Person = 'maria' | 'raman'

function begun() {
  const work = workspace(fixture)
  work.git('init', '--quiet')
  const keys = join(work.home, 'keys')
  mkdirSync(keys)
  for (const name of ['maria', 'raman'])
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', join(keys, name)])
  const signers = ['maria', 'raman']
    .map(name => `${name} ${readFileSync(join(keys, `${name}.pub`), 'utf8').trim()}\n`)
    .join('')
  work.write('.countersign/allowed_signers', signers)
  const as = (name: Person, ...words: readonly string[]) =>
    work.runIn({ env: { COUNTERSIGN_KEY: join(keys, name) } }, ...words)
  const fine = (name: Person, ...words: readonly string[]) => {
    const ran = as(name, ...words)
    assert.equal(ran.exit, 0, `${words.join(' ')}\n${ran.out}${ran.err}`)
    return ran
  }
  return { ...work, as, fine, signers }
}

const packet = 'packets/case.md'

/** Opened, accepted, and marked ready by both. */
function ready(marking: 'marked' | 'not marked' = 'marked') {
  const work = begun()
  work.fine('maria', 'open', packet, '--owner', 'raman')
  work.fine('maria', 'confirm-charter', packet)
  work.fine('raman', 'accept', packet, 'top of the page', 'Customer update')
  if (marking === 'marked') for (const name of ['maria', 'raman'] as const) work.fine(name, 'ready', packet)
  return work
}

suite('a handoff, from the beginning', () => {
  test('it is refused until everybody marked it ready', () => {
    const work = begun()
    work.fine('maria', 'open', packet, '--owner', 'raman')
    const { exit, err } = work.as('raman', 'handoff', packet, '--deliver', 'out')
    assert.equal(exit, 1)
    assert.match(err, /Nobody marked it ready/)
    assert.ok(!existsSync(work.path('out')))
  }).timeout(60_000)

  test('a folder and an archive of the same arrive; script and command both establish who signed', () => {
    const work = ready()
    const { err } = work.fine('raman', 'handoff', packet, '--deliver', 'out')
    assert.match(err, /This asks for a decision and is none/)
    const [folder = '', archive = ''] = readdirSync(work.path('out')).sort()
    assert.equal(archive, `${folder}.tar.gz`)
    work.write('board_signers', work.signers)
    const script = spawnSync('/bin/sh', [work.path(`out/${folder}/verify.sh`), work.path('board_signers')], {
      encoding: 'utf8',
    })
    assert.equal(script.status, 0, script.stdout)
    for (const one of [folder, archive]) {
      const verified = work.fine('maria', 'verify', `out/${one}`, '--signers', 'board_signers')
      assert.match(verified.out, /Established by board_signers/)
    }
    assert.match(work.as('raman', 'handoff', packet, '--deliver', 'again').err, /It was handed off to the board/)
  }).timeout(60_000)

  test('the decision gets the whole packet, a reader what that reader may read', () => {
    const work = begun()
    work.write(packet, `${work.read(packet)}\n## Notes\n\n**H1.** Jo copied it by hand. — restricted to owner\n`)
    work.fine('maria', 'open', packet, '--owner', 'raman')
    work.fine('maria', 'confirm-charter', packet)
    work.fine('raman', 'accept', packet, 'top of the page', 'Customer update', 'H1')
    for (const name of ['maria', 'raman'] as const) work.fine(name, 'ready', packet)
    const wrong = work.as('raman', 'handoff', packet, '--deliver', 'out', '--for', 'inside')
    assert.match(wrong.err, /--for needs a role and a place/)
    work.fine('raman', 'handoff', packet, '--deliver', 'out', '--for', 'owner=owners', '--for', 'sre=others')
    const page = (where: string) => {
      const folder = readdirSync(work.path(where)).find(name => !name.endsWith('.tar.gz'))!
      assert.equal(spawnSync('/bin/sh', [work.path(`${where}/${folder}/verify.sh`)]).status, 0)
      return readdirSync(work.path(`${where}/${folder}`)).filter(
        name => name.startsWith('packet.') && name.endsWith('.md'),
      )
    }
    const whole = ['packet.md', 'packet.open.md']
    assert.deepEqual([page('out'), page('owners'), page('others')], [whole, whole, ['packet.open.md']])
  }).timeout(120_000)

  test('a delivery that failed records nothing, and trying again sends the very same handoff', () => {
    const work = ready()
    const ledger = () => readdirSync(work.path('packets/case.ledger')).sort()
    const [before, page] = [ledger(), work.read(packet)]
    work.write('blocked', 'This is no folder.')
    const failed = work.as('raman', 'handoff', packet, '--deliver', 'blocked')
    assert.equal(failed.exit, 1)
    assert.match(failed.err, /Nothing was recorded\. Called again, this sends the same signed handoff\./)
    assert.deepEqual([ledger(), work.read(packet)], [before, page])
    const [waiting = ''] = readdirSync(work.path('.countersign/outbox'))
    const signed = readdirSync(work.path(`.countersign/outbox/${waiting}`)).find(name => name.endsWith('.json'))
    assert.doesNotMatch(work.fine('raman', 'handoff', packet, '--deliver', 'out').err, /Signing as/)
    assert.ok(ledger().includes(signed!))
    assert.deepEqual(readdirSync(work.path('.countersign/outbox')), [])
  }).timeout(60_000)

  test('a section leaves while the packet stays open', () => {
    const work = begun()
    const release = ['release', packet, '--section', 'Customer update', '--to', 'Acme'] as const
    work.fine('maria', 'open', packet, '--owner', 'raman')
    work.fine('maria', 'confirm-charter', packet)
    assert.match(work.as('maria', ...release).err, /Nobody accepted Customer update/)
    work.fine('raman', 'accept', packet, 'Customer update')
    assert.match(work.fine('maria', ...release).err, /This leaves:\n\nTo: Acme\n\nWe are looking into it\./)
    assert.match(work.as('raman', ...release).err, /may not release/)
  }).timeout(60_000)

  test('every command of the two how-tos does what it says', () => {
    const work = ready('not marked')
    work.write('board_signers', work.signers)
    for (const page of ['hand-off', 'check-a-bundle'])
      for (const line of commandsOf(page)) {
        const [words = '', who = 'raman'] = line.split(' # ')
        const [program = '', ...rest] = [...words.matchAll(/"([^"]*)"|(\S+)/g)].map(
          ([, quoted, bare]) => quoted ?? bare!,
        )
        const [name = ''] = existsSync(work.path('../handoffs')) ? readdirSync(work.path('../handoffs')).sort() : []
        const given = rest.map(word => word.replace('packets/broker.md', packet).replace('BUNDLE', name))
        if (program === 'countersign') work.fine(who as Person, ...given)
        else {
          const inside = join(work.path('../handoffs'), name)
          const ran = spawnSync(
            '/bin/sh',
            given.map(word => word.replace('..', work.folder)),
            { cwd: inside, encoding: 'utf8' },
          )
          assert.equal(ran.status, 0, `${line}\n${ran.stdout}${ran.stderr}`)
        }
      }
  }).timeout(120_000)
})

const commandsOf = (page: string) =>
  [...readFileSync(join(root, 'docs', 'how-to', `${page}.md`), 'utf8').matchAll(/```sh\n([^`]*)```/g)].flatMap(
    ([, block]) => block!.trim().split('\n'),
  )
