// A program that wants the packet through: once it says what it is, and once it does not and writes pages and events by
// hand, word for word as people would have, but for their signatures. No verdict gets better by any of it.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packet } from './support.ts'
import { accepted, opened } from './team.ts'

const ledger = 'packets/first.ledger'

suite('a program that wants the packet through', () => {
  let work: ReturnType<typeof opened>
  suiteSetup(function () {
    this.timeout(120_000)
    work = opened()
    work.play('lea: object C1 --role security --text "It does not say who opens a shell."')
    work.commit('Contested')
    work.git('tag', 'contested')
    work.play(`
      lea: withdraw O1 --text "It does now."
      ${accepted}
      maria: ready
      raman: ready
      verdict: ready for handoff
    `)
    work.commit('Settled')
    work.git('tag', 'settled')
  })

  test('says that it is an agent: everything that decides is refused, and a suspicion freezes', () => {
    work.from('contested').play(`
      agent:refresher: withdraw O1 --text "Settled." ✗ Agents do not withdraw
      agent:refresher: carry O1 --text "Fine." ✗ Agents do not carry
      agent:refresher: sustain O1 --text "No." ✗ Agents do not sustain
      agent:refresher: accept C1 ✗ Agents do not accept
      agent:refresher: change-policy --text "Better." ✗ Agents do not change
      agent:refresher: ready ✗ Agents do not
      agent:stranger: propose --revise C1 --text "x" ✗ names no agent
      agent:refresher: propose --answer O1 --for maria --text "The break-glass group does."
      verdict: blocked
    `)
    assert.ok(work.errors().includes('open-objection'))
    work.play('agent:refresher: suspect C1 --text "An unknown address."\nverdict: on hold')
  }).timeout(60_000)

  test('has no key: what needs one is refused, what does not clears nothing', () => {
    work.from('contested')
    const before = work.status()
    for (const words of [
      ['withdraw', packet, 'O1', '--me', 'lea', '--text', 'Settled.'],
      ['accept', packet, 'C1', '--me', 'maria'],
      ['ready', packet, '--me', 'maria'],
    ])
      assert.equal(work.as('nobody', ...words).exit, 1, words.join(' '))
    work.fine('nobody', 'answer', packet, 'O1', '--me', 'maria', '--text', 'It does now.')
    assert.deepEqual([work.status().verdict, work.errors()], [before.verdict, ['open-objection']])
    assert.match(work.fine('maria', 'ledger', 'log', packet), /@maria answered O1\. \(not signed\)/)
  }).timeout(60_000)

  test('signs with a key of its own in the name of a person', () => {
    work.from('contested')
    work.play('otto: withdraw O1 --me lea --text "Settled." ✗ the key that would sign is @otto')
    assert.equal(work.git('status', '--short'), '')
  }).timeout(60_000)

  test('writes all events and the page by hand: nobody has decided anything', () => {
    takesOver()
    assert.equal(work.page(), work.git('show', `settled:${packet}`))
    const { verdict, waits } = work.status()
    assert.equal(verdict, 'blocked')
    assert.ok(waits.some(({ code }) => code === 'not-accepted'))
    const errors = work.errors()
    for (const code of ['bad-signature', 'unrecorded-decision']) assert.ok(errors.includes(code), errors.join())
    assert.equal(work.as('lea', 'ledger', 'verify', packet).exit, 1)
    work.play('maria: ready ✗ not ready\nraman: handoff --deliver ../out ✗ Nobody marked it ready')
  }).timeout(60_000)

  test('signs what it wrote with a key that nobody lists', () => {
    for (const name of takesOver()) signedByStranger(name)
    assert.equal(work.status().verdict, 'blocked')
    assert.ok(work.errors().includes('bad-signature'))
    assert.equal(work.as('lea', 'ledger', 'verify', packet).exit, 1)
  }).timeout(60_000)

  test('writes what drives a terminal: what is signed is shown with it, and nothing obeys', () => {
    work.from('contested')
    work.write(packet, work.page().replace('Only the two', 'Only \u001b[8mthe\u001b[0m \u202etwo'))
    const { err, exit } = work.as('maria', 'accept', packet, 'C1')
    assert.equal(exit, 0, err)
    assert.match(err, /Only <U\+001B>\[8mthe<U\+001B>\[0m <U\+202E>two broker hosts/)
    work.write('packets/x\u001b[31m.md', work.page())
    for (const name of ['packets/x\u001b[31m.md', 'packets/y\u001b[31m.md'])
      for (const command of ['status', 'drafts', 'verify', 'ready'])
        assert.doesNotMatch(Object.values(work.run(command, name)).join(), /\u001b/, command)
  }).timeout(60_000)

  for (const [doing, from, to, code] of [
    ['takes the objection off the page', /> \[!CAUTION\][\s\S]*?opens a shell\.\n\n/, '', 'hidden-objection'],
    ['softens it', 'It does not say who opens a shell.', 'It could say more.', 'softened-objection'],
    [
      'says that it was withdrawn',
      'opens a shell.\n',
      'opens a shell.\n>\n> - withdrawn by @lea, 2026-11-20: It does now.\n',
      'unrecorded-decision',
    ],
    [
      'says that somebody carries it',
      'opens a shell.\n',
      'opens a shell.\n\n> [!IMPORTANT]\n>\n> **R1** carries O1 — @raman, 2026-11-20\n>\n> I answer for it.\n',
      'unrecorded-decision',
    ],
  ] as const)
    test(`edits the page and ${doing}: that is found`, () => {
      work.from('contested')
      const text = work.page().replace(from, () => to)
      assert.notEqual(text, work.page())
      work.write(packet, text)
      assert.ok(work.errors().includes(code), work.errors().join())
      assert.equal(work.status().verdict, 'blocked')
    }).timeout(60_000)

  /** Everything as people left it when it was settled, without their signatures since it was contested. */
  function takesOver(): readonly string[] {
    work.from('contested')
    const old = new Set(readdirSync(work.path(ledger)))
    work.git('checkout', '--quiet', 'settled', '--', 'packets')
    const fresh = readdirSync(work.path(ledger)).filter(name => !old.has(name))
    for (const name of fresh) if (name.endsWith('.sig')) rmSync(work.path(join(ledger, name)))
    return fresh.filter(name => name.endsWith('.json'))
  }

  function signedByStranger(name: string) {
    const key = join(work.home, 'stranger')
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', '', '-f', key], { input: 'n\n' })
    const event = work.path(join(ledger, name))
    const act = { 'objection-withdrawn': 'withdraw', reviewed: 'review', 'readiness-marked': 'ready' } as Record<
      string,
      string
    >
    const { type } = JSON.parse(readFileSync(event, 'utf8')) as { type: string }
    spawnSync('ssh-keygen', ['-Y', 'sign', '-q', '-n', `countersign-${act[type] ?? 'accept'}`, '-f', key, event])
    renameSync(`${event}.sig`, event.replace('.json', '.0123456789abcdef.sig'))
  }
})
