// A handoff to another repository and to an address, by the command: refused before anybody signs where it can never arrive, and
// sent again as it was signed where it did not arrive yet.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { nearlyReady } from './nod.ts'

suite('a handoff to somewhere else', () => {
  let place: ReturnType<typeof nearlyReady>
  suiteSetup(() => {
    place = nearlyReady()
    place.markReady()
  })
  const handOff = (...where: readonly string[]) => place.by('raman', 'handoff', 'case.md', '--deliver', ...where)
  const isHandedOff = () => /handed off/.test(place.run('status', 'case.md').out)

  test('by a way that is none is refused, and nothing is signed', () => {
    for (const where of [['git:ext::sh -c true#x'], ['../out', '--for', 'owner=http://intake.example.org/']]) {
      const { exit, err } = handOff(...where)
      assert.equal(exit, 1)
      assert.match(err, /(is no way that a bundle goes|is not encrypted).*\nNothing was signed, and nothing was sent\./)
    }
    assert.ok(!existsSync(place.path('.countersign/outbox')) && !existsSync(join(place.home, '../out')))
  })

  test('that nobody waits for any more is stopped, and recorded nowhere', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    for (const where of [`git:http://127.0.0.1:${port}/x.git#intake`, `http://127.0.0.1:${port}/intake`]) {
      const env = { COUNTERSIGN_KEY: place.key('raman') }
      const started = place.startIn({ env }, 'handoff', 'case.md', '--deliver', where)
      let err = ''
      started.stderr.on('data', chunk => (err += chunk))
      await once(server, 'request')
      started.kill('SIGINT')
      assert.deepEqual(await once(started, 'close'), [1, null])
      assert.match(err, /it was stopped\.\nNothing was recorded\. Called again, this sends the same signed handoff/i)
    }
    server.close()
  })

  test('that was refused goes again as it was signed', () => {
    const there = join(place.home, 'intake.git')
    spawnSync('git', ['init', '-q', '--bare', there])
    const hook = join(there, 'hooks/pre-receive')
    writeFileSync(hook, '#!/bin/sh\necho Nothing in December.\nexit 1\n', { mode: 0o755 })
    const refused = handOff(`git:${there}#intake`)
    assert.match(refused.err, /did not take it: .*Nothing in December\..*\nNothing was recorded/)
    assert.ok(!isHandedOff())
    rmSync(hook)
    const { exit, out } = handOff(`git:${there}#intake`)
    assert.equal(exit, 0)
    assert.match(out, /signed before.*\nIt arrived: refs\/heads\/intake of \//)
    const { stdout } = spawnSync('git', ['-C', there, 'ls-tree', '-r', '--name-only', 'intake'], { encoding: 'utf8' })
    assert.match(stdout, /^PKT-2026-0001-\w+\/SUMMARY\.md$/m)
    assert.ok(isHandedOff())
  })
})
