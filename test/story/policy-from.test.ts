// In continuous integration the branch under test says nothing about who may decide: profile, roster and signers come from
// the protected branch, and what a ledger pinned has to come from there as well.
import assert from 'node:assert/strict'
import { readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packet } from './support.ts'
import { opened, page } from './team.ts'

const config = 'countersign.yaml'
const signers = '.countersign/allowed_signers'
const second = 'packets/second.md'

suite('--policy-from', function () {
  this.timeout(120_000)
  let work: ReturnType<typeof opened>
  suiteSetup(() => {
    work = opened()
  })

  /** On a branch of one's own, with main as it was left. */
  const branch = () => {
    work.from('opened').git('checkout', '--quiet', '-B', 'side')
    return work
  }
  const linted = (path: string) =>
    JSON.parse(work.run('lint', path, '--policy-from', 'main', '--format', 'json').out) as {
      files: { findings: { rule: string; severity: string; message: string }[] }[]
    }
  /** Errors of the guards of the policy, as the gate of the protected branch has them. */
  const found = (path = packet) =>
    linted(path).files.flatMap(({ findings }) =>
      findings.filter(({ rule }) => ['unsigned-policy', 'broken-ledger'].includes(rule)).map(({ message }) => message),
    )
  const verified = (path = packet) => {
    const { out } = work.run('ledger', 'verify', path, '--policy-from', 'main', '--json')
    return (JSON.parse(out).damage as { kind: string }[]).map(({ kind }) => kind)
  }
  /** A packet that somebody begins on the branch, under the files that are there. */
  const begin = (who: string, owner = 'raman') => {
    work.write(second, page.replace('PKT-1', 'PKT-2'))
    work.fine(who, 'open', second, '--owner', owner)
  }

  test('finds nothing on a branch that leaves the policy alone', () => {
    branch().play('maria: accept C1')
    begin('maria')
    assert.deepEqual([...found(), ...found(second), ...verified(), ...verified(second)], [])
  })

  test('an edit of the roster beside a decision helps nobody', () => {
    branch().edit('roles: [coordinator]', 'roles: [coordinator, security]', config)
    work.play('maria: review concurs --role security ✗ may not sign off')
    work.play('maria: accept C1')
    work.commit('Accepted')
    assert.deepEqual(found(), [], 'the roster of main is what counts, and by it nothing is wrong')
    begin('maria')
    assert.match(found(second).join(), /opened under a policy .* main never had/)
    assert.deepEqual(verified(second), ['foreign-policy', 'foreign-policy'])
  })

  test('an edit of the signers makes nobody another person', () => {
    branch().edit(work.listed('lea'), work.listed('otto'), signers)
    work.play('otto: review concurs --role security --me lea ✗ the key is listed for otto')
    begin('maria')
    assert.match(found(second).join(), /main never had/)
  })

  test('an edit of the profile makes no reviewer superfluous, and hides no packet', () => {
    branch().edit('      - { role: security }\n', '', config)
    const waits = JSON.parse(work.run('status', packet, '--policy-from', 'main', '--json').out).waits
    assert.ok(JSON.stringify(waits).includes('security'), JSON.stringify(waits))
    work.write(config, `${work.read(config)}ignore: [packets/]\n`)
    assert.equal(linted('.').files.length, 1)
    work.write('packets/countersign.yaml', 'roster: []\n')
    assert.deepEqual(found(), [])
  })

  test('a change that was signed on the branch waits until the protected branch has it', () => {
    branch().edit('roles: [architecture]', 'roles: [architecture, coordinator]', config)
    work.play('raman: change-policy --text "Otto stands in."')
    work.commit('Otto stands in')
    assert.match(found().join(), /is not what main says/)
    assert.deepEqual(verified(), ['foreign-policy'])
    work.git('branch', '--force', 'main')
    assert.deepEqual([...found(), ...verified()], [])
  })

  test('an old policy that is put back is found', () => {
    const before = work.from('opened').read(config)
    work.edit('roles: [architecture]', 'roles: [architecture, coordinator]', config)
    work.play('raman: change-policy --text "Otto stands in."')
    work.commit('Otto stands in')
    work.git('checkout', '--quiet', '-B', 'side')
    work.write(config, before)
    work.play('raman: change-policy --text "As it was." ✗ An old policy never comes back')
    begin('maria')
    assert.match(found(second).join(), /is not what main says/)
    assert.deepEqual(verified(second), ['foreign-policy'])
    // Whoever began under what main had then goes on under what it has now, with a signature of the owner.
    work.git('checkout', '--quiet', 'main', '--', config)
    work.fine('raman', 'change-policy', second, '--text', 'As main has it.')
    assert.deepEqual([...found(second), ...verified(second)], [])
  })

  test('a packet under a policy of one’s own stays found, whatever is signed afterwards', () => {
    const before = branch().read(config)
    work.edit('roles: [architecture]', 'roles: [architecture, coordinator, owner]', config)
    begin('maria', 'otto')
    work.write(config, before)
    work.fine('otto', 'change-policy', second, '--text', 'As main has it.')
    assert.match(found(second).join(), /opened under a policy .* main never had/)
    assert.deepEqual(verified(second), ['foreign-policy'])
    assert.match(work.as('maria', 'ready', second, '--policy-from', 'main').err, /not ready/)
  })

  test('a ledger that was begun anew misses what the protected branch has of it', () => {
    branch()
    rmSync(work.path('packets/first.ledger'), { recursive: true })
    work.commit('Away with it')
    assert.match(found().join(), /is in the history and not in the folder/)
    work.edit('profile: request', 'profile: approval')
    work.fine('maria', 'open', packet, '--owner', 'raman')
    assert.match(found().join(), /lost-event/)
    assert.ok(verified().includes('lost-event'))
  })

  test('a ledger that was moved misses what the protected branch has of it, and a whole one nothing', () => {
    branch().play('lea: object C1 --role security --text "It does not say who opens a shell."')
    work.commit('Contested')
    work.git('branch', '--force', 'main')
    const [ledger, contested] = ['packets/second.ledger', work.page()]
    work.git('mv', 'packets/first.ledger', ledger)
    work.git('mv', packet, second)
    work.commit('Moved')
    assert.deepEqual([...found(second), ...verified(second)], [])
    const event = readdirSync(work.path(ledger)).find(name =>
      work.read(`${ledger}/${name}`).includes('"type":"objection-raised"'),
    )!
    const { body } = JSON.parse(work.read(`${ledger}/${event}`)) as { body: { words: string } }
    for (const name of readdirSync(work.path(ledger)))
      if ([event.slice(0, 64), body.words].includes(name.slice(0, 64))) rmSync(work.path(`${ledger}/${name}`))
    work.write(second, contested.replace(/> \[!CAUTION\][\s\S]*?opens a shell\.\n\n/, ''))
    work.commit('Settled')
    rmSync(join(work.home, 'cache'), { recursive: true, force: true })
    assert.match(found(second).join(), /lost-event/)
    assert.ok(verified(second).includes('lost-event'))
    const lost = () =>
      (
        JSON.parse(work.run('ledger', 'verify', second, '--json').out).damage as { kind: string; message: string }[]
      ).find(({ kind }) => kind === 'lost-event')
    const said = lost()?.message ?? ''
    const [, from = '', to = ''] = /git show '([^']+)' > '([^']+)'/.exec(said) ?? assert.fail(said)
    work.write(to, work.git('show', from))
    assert.equal(lost(), undefined)
  })

  test('a laxer profile named in the front matter is found', () => {
    branch().edit('profile: request', 'profile: approval')
    assert.match(found().join(), /names the profile approval, and the packet was opened as request/)
  })

  test('nothing is marked ready or handed off under another policy', () => {
    branch().edit('roles: [architecture]', 'roles: [architecture, coordinator]', config)
    work.play(`
      raman: change-policy --text "Otto stands in."
      maria: confirm-charter security=lea architecture=otto
      lea: review concurs --role security
      otto: review concurs
      maria: accept "top of the page" F1 C1 Q1 N1 E1
      maria: ready --policy-from main ✗ is not what main says
      maria: ready
      raman: ready
      raman: handoff --deliver ../elsewhere --policy-from main ✗ is not what main says
    `)
  })

  test('says what it cannot read', () => {
    branch()
    const { err, exit } = work.run('lint', '--policy-from', 'nowhere')
    assert.equal(exit, 2)
    assert.match(err, /--policy-from nowhere: git does not know `nowhere` here: fetch it\./)
    assert.equal(work.run('lint', '--policy-from', 'main', '--cache').exit, 2)
    assert.equal(work.run('status', packet, '--policy-from', 'main', '--config', config).exit, 2)
  })
})
