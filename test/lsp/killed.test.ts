// The server's process killed while it signs, at one moment after the other: a decision is in the ledger whole or not at all and
// never twice, and the page follows with the next server.
import assert from 'node:assert/strict'
import { type FSWatcher, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Outcome } from '../../schemas/protocol.ts'
import { office } from '../cli/office.ts'
import { start } from '../support/server.ts'
import { command } from '../support/workspace.ts'
import { frontMatter, roster } from './editor.ts'

const page = `${frontMatter}# A shared credential\n\n**C1.** Two hosts can read the credential.\n`

function opened() {
  const place = office(`-- countersign.yaml --\n${roster}\n-- packet.md --\n${page}`, ['maria', 'raman'])
  place.git('config', 'countersign.handle', 'maria')
  place.git('config', 'countersign.signingkey', place.key('maria'))
  assert.equal(place.by('maria', 'open', 'packet.md', '--owner', 'raman').exit, 0)
  return place
}

/** An act of whoever sits at the editor, who says yes. Nothing where the server did not live to answer. */
async function act(
  place: ReturnType<typeof opened>,
  name: string,
  input: object,
  asked: (kill: () => void) => unknown,
) {
  const uri = pathToFileURL(place.path('packet.md')).href
  const env = { HOME: place.home, XDG_CACHE_HOME: join(place.home, 'cache') }
  const { connection, pid, stop } = await start(
    [command, 'lsp', '--stdio'],
    { initializationOptions: { confirm: true } },
    { env },
  )
  let answered = false
  const kill = () => {
    if (!answered) process.kill(pid, 'SIGKILL')
  }
  connection.onRequest('countersign/confirm', () => {
    asked(kill)
    return { sign: true }
  })
  const closed = new Promise<undefined>(done => connection.onClose(() => done(undefined)))
  const outcome = await Promise.race([
    connection.sendRequest<Outcome>('countersign/act', { uri, act: name, input }),
    closed,
  ])
  answered = true
  if (outcome) await stop()
  else connection.dispose()
  return outcome
}

suite('a server that is killed while it signs', () => {
  for (const moment of [0, 1, 2, 3, 4])
    test(`after ${moment} changes of the ledger’s folder`, async () => {
      const place = opened()
      const folder = place.path('packet.ledger')
      const events = () => readdirSync(folder).filter(name => name.endsWith('.json')).length
      const before = events()
      let changes = 0
      let watching: FSWatcher | undefined
      const outcome = await act(place, 'object', { to: ['C1'], text: 'Who are they?' }, kill => {
        if (moment === 0) return kill()
        watching = watch(folder, () => {
          if (++changes === moment) kill()
        })
      })
      watching?.close()
      const signed = events() - before
      assert.ok(signed === 0 || signed === 1)
      assert.ok(!outcome?.done || signed === 1, 'What was told is what happened.')
      const verified = place.run('ledger', 'verify', 'packet.md')
      assert.equal(verified.exit, 0, verified.out + verified.err)
      const then = await act(place, 'sync', {}, () => assert.fail('Nothing is signed for the page to follow.'))
      assert.ok(then?.done, JSON.stringify(then))
      assert.equal(place.read('packet.md').includes('Who are they?'), signed === 1)
      assert.equal(events() - before, signed)
    })
})
