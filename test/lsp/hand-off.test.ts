// A packet handed off from the editor: refused with the words of the command line, signed after the person read what is signed, and
// recorded once the bundle is where it goes.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { CancellationTokenSource, WorkDoneProgress } from 'vscode-languageserver-protocol/node'
import type { HandedOff, Outcome } from '../../schemas/protocol.ts'
import { nearlyReady } from '../handoff/nod.ts'
import { editorIn } from './editor.ts'

suite('a handoff from the editor', () => {
  async function atDesk() {
    const place = nearlyReady()
    const client = await editorIn(place, { settings: { confirm: true } })
    const asked: { says: string; act: string }[] = []
    client.answer('countersign/confirm', params => {
      asked.push(params)
      return { sign: true }
    })
    await client.open('case.md')
    const handOff = (more: object = {}) =>
      client.connection.sendRequest<HandedOff>('countersign/handoff', { uri: client.uri('case.md'), ...more })
    return { place, client, asked, handOff }
  }

  test('is refused as on the command line, before anything is asked', async () => {
    const { place, handOff, asked } = await atDesk()
    const told = await handOff()
    const { err } = place.by('raman', 'handoff', 'case.md', '--deliver', '../out')
    assert.deepEqual(told, { done: false, why: err.trim() })
    assert.deepEqual(await handOff({ deliver: join(place.home, 'out') }), told)
    assert.deepEqual(asked, [])
  })

  test('says where it would go, is signed and delivered, and its receiver can check it', async () => {
    const { place, client, handOff, asked } = await atDesk()
    place.markReady()
    assert.deepEqual(await handOff(), { done: 'not yet', to: 'the board', roles: ['coordinator', 'owner'] })
    assert.deepEqual(asked, [])
    const done = await handOff({ deliver: join(place.home, 'out'), text: 'Please decide by Friday.' })
    assert.ok(done.done === true, JSON.stringify(done))
    assert.deepEqual(
      asked.map(({ act, says }) => [act, says === done.says, /Please decide by Friday/.test(says)]),
      [['hand-off', true, true]],
    )
    assert.match(readFileSync(join(done.arrived, 'SUMMARY.md'), 'utf8'), /asks for a decision/)
    const check = spawnSync('sh', ['verify.sh', place.path('.countersign/allowed_signers')], {
      cwd: done.arrived,
      encoding: 'utf8',
    })
    assert.equal(check.status, 0, check.stdout + check.stderr)
    assert.ok(client.heard.some(({ method }) => method === 'countersign/changed'))
    assert.match(place.run('status', 'case.md').out, /handed off/)
  })

  test('gives a reader a bundle of their own, as on the command line', async () => {
    const { place, handOff } = await atDesk()
    place.markReady()
    const done = await handOff({
      deliver: join(place.home, 'out'),
      readers: [{ role: 'Coordinator', where: join(place.home, 'copies') }],
    })
    assert.ok(done.done === true, JSON.stringify(done))
    assert.ok(existsSync(join(done.arrived, 'SUMMARY.md')))
    const [copy] = done.copies ?? []
    assert.equal(copy?.role, 'coordinator')
    assert.match(copy.arrived, /-for-coordinator$/)
    assert.ok(existsSync(join(copy.arrived, 'SUMMARY.md')))
  })

  test('writes nothing where the person says no', async () => {
    const { place, client, handOff } = await atDesk()
    place.markReady()
    client.answer('countersign/confirm', () => ({ sign: false }))
    const out = join(place.home, 'out')
    assert.deepEqual(await handOff({ deliver: out }), {
      done: false,
      why: 'Nothing was signed, and nothing was written.',
    })
    assert.ok(!existsSync(out) && !existsSync(place.path('.countersign/outbox')))
    const alone = await client.connection.sendRequest<Outcome>('countersign/act', {
      uri: client.uri('case.md'),
      act: 'hand-off',
      input: {},
    })
    assert.ok(!alone.done && /with its bundle or not at all/.test(alone.why))
  })

  test('says where it is on its way to, and whoever cancels it by then hears that it goes again', async () => {
    const { place, client, handOff } = await atDesk()
    place.markReady()
    const silent = createServer().listen(0, '127.0.0.1').unref()
    await once(silent, 'listening')
    const deliver = `git:http://127.0.0.1:${(silent.address() as AddressInfo).port}/x.git#intake`
    const cancel = new CancellationTokenSource()
    const asked = { uri: client.uri('case.md'), deliver, workDoneToken: 'way' }
    const told: (string | undefined)[] = []
    client.connection.onProgress(
      WorkDoneProgress.type,
      'way',
      ({ kind, message }: { kind: string; message?: string }) => {
        told.push(kind, message)
      },
    )
    const going = client.connection.sendRequest<HandedOff>('countersign/handoff', asked, cancel.token)
    await once(silent, 'request')
    // git waits for the other end, and the server for nobody.
    assert.ok(await client.connection.sendRequest('countersign/panel', { uri: client.uri('case.md') }))
    cancel.cancel()
    const stopped = await going
    assert.match(stopped.done === false ? stopped.why : '', /It was stopped\.\nNothing was recorded\. Called again/)
    assert.deepEqual(told, ['begin', undefined, 'report', deliver, 'end', undefined])
    silent.close()
    const done = await handOff({ deliver: join(place.home, 'out') })
    assert.match(done.done === true ? done.says : '', /signed before/)
  })

  test('in a folder that is not trusted starts nothing', async () => {
    const place = nearlyReady()
    const client = await editorIn(place, { settings: { trusted: false } })
    await client.open('case.md')
    const deliver = `git:${place.folder}#intake`
    const done = await client.connection.sendRequest<HandedOff>('countersign/handoff', {
      uri: client.uri('case.md'),
      deliver,
    })
    assert.match(done.done === false ? done.why : '', /not trusted/)
  })
})
