// What was signed once, brought where it does not belong: into a copy, under another name, into another packet, or with a
// part of it left out.
import assert from 'node:assert/strict'
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { packet } from './support.ts'
import { accepted, opened, page } from './team.ts'

const ledger = 'packets/first.ledger'
const second = 'packets/second.md'
const copied = 'packets/second.ledger'

suite('what was signed once', function () {
  this.timeout(120_000)
  let work: ReturnType<typeof opened>
  suiteSetup(() => {
    work = opened()
    work.play(accepted)
    work.commit('Accepted')
    work.git('tag', 'accepted')
  })

  const copy = (from: string, to: string) => cpSync(work.path(from), work.path(to), { recursive: true })
  const verified = (path: string) =>
    (JSON.parse(work.run('ledger', 'verify', path, '--json').out).damage as { kind: string }[]).map(({ kind }) => kind)

  test('counts for nothing in a packet with another number', () => {
    work.from('accepted').write(second, page.replace('PKT-1', 'PKT-2'))
    work.fine('maria', 'open', second, '--owner', 'raman')
    copy(ledger, copied)
    // Of two openings, the ledger is that of the one whose name comes first: the other one's events are foreign to it, or all of it to the page.
    assert.ok(verified(second).includes('foreign-event'))
    assert.match(work.run('lint', second).out, /error\[broken-ledger\]/)
    assert.notEqual(work.as('maria', 'ready', second).exit, 0)
  })

  test('is no second packet’s with the same number: that is not opened', () => {
    work.from('accepted').write(second, page.replace('One credential', 'Another credential'))
    const { err } = work.as('maria', 'open', second, '--owner', 'raman')
    assert.match(err, /PKT-1 is the number of packets\/first\.md already/)
    assert.equal(readdirSync(work.path('packets')).includes('second.ledger'), false)
  })

  test('leaves in no copy that lacks what was objected since', () => {
    work.from('accepted')
    copy(packet, second)
    copy(ledger, copied)
    work.play('lea: object C1 --role security --text "Nobody has tried it."')
    work.commit('Objected, and copied from before')
    rmSync(join(work.home, 'cache'), { recursive: true })
    const { err } = work.as('maria', 'ready', second)
    assert.match(err, /is in the history and not in the folder/)
  })

  test('does not leave without the last word, though nobody signed that and this machine never saw it', () => {
    work.from('accepted')
    const before = new Set(readdirSync(work.path(ledger)))
    const text = work.page()
    work.runIn(
      { env: {} },
      'object',
      packet,
      'C1',
      '--role',
      'security',
      '--me',
      'lea',
      '--text',
      'Nobody has tried it.',
    )
    const fresh = readdirSync(work.path(ledger)).filter(name => !before.has(name))
    assert.ok(fresh.length > 0)
    work.commit('Objected')
    for (const name of fresh) rmSync(work.path(`${ledger}/${name}`))
    work.write(packet, text)
    rmSync(join(work.home, 'cache'), { recursive: true })
    assert.match(work.as('maria', 'ready', packet).err, /is in the history and not in the folder/)
  })

  test('is missed where the folder has nothing in it', () => {
    work.from('accepted')
    for (const name of readdirSync(work.path(ledger))) rmSync(work.path(`${ledger}/${name}`))
    rmSync(join(work.home, 'cache'), { recursive: true, force: true })
    assert.deepEqual(work.errors(), ['broken-ledger'])
  })
})
