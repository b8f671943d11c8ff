// The server's process killed while it signs, at one moment after the other: a decision is in the ledger whole or not at all and
// never twice, and the page follows with the next server.
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, type FSWatcher, readdirSync, readFileSync, watch } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Outcome } from '../../schemas/protocol.ts'
import { office } from '../cli/office.ts'
import { start } from '../support/server.ts'
import { command } from '../support/workspace.ts'
import { frontMatter, roster } from './editor.ts'

const page = `${frontMatter}# A shared credential\n\n**C1.** Two hosts can read the credential.[^E1]\n\n[^E1]: **E1** access-review: [Review](evidence/review.txt)\n`

function opened() {
  const place = office(
    `-- countersign.yaml --\n${roster}\n-- packet.md --\n${page}\n-- evidence/review.txt --\ntwo hosts\n`,
    ['maria', 'raman'],
  )
  place.git('config', 'countersign.handle', 'maria')
  place.git('config', 'countersign.signingkey', place.key('maria'))
  assert.equal(place.by('maria', 'open', 'packet.md', '--owner', 'raman').exit, 0)
  return place
}

type Place = ReturnType<typeof opened>

type Killing = (kill: () => void) => unknown
type Moments = { readonly begins?: Killing; readonly asked?: Killing }

/** An act of whoever sits at the editor, who says yes. */
const act = (place: Place, name: string, input: object, asked: Killing) =>
  ask<Outcome>(place, 'countersign/act', { act: name, input }, { asked })

/** Nothing where the server did not live to answer. */
async function ask<R>(place: Place, method: string, params: object, { begins, asked }: Moments) {
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
    asked?.(kill)
    return { sign: true }
  })
  const closed = new Promise<undefined>(done => connection.onClose(() => done(undefined)))
  begins?.(kill)
  const outcome = await Promise.race([connection.sendRequest<R>(method, { uri, ...params }), closed])
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

suite('a server that is killed while it looks at evidence', () => {
  for (const moment of [1, 4])
    test(`after ${moment} changes beside the page`, async () => {
      const place = opened()
      let [changes, watching] = [0, undefined as FSWatcher | undefined]
      const look = (begins: Killing = () => {}) =>
        ask<{ readonly outcome: Outcome }>(place, 'countersign/evidence', { ids: null }, { begins })
      const answer = await look(kill => {
        watching = watch(place.folder, { recursive: true }, () => {
          if (++changes === moment) kill()
        })
      })
      watching?.close()
      const verified = place.run('ledger', 'verify', 'packet.md')
      assert.equal(verified.exit, 0, verified.out + verified.err)
      const again = await look()
      assert.ok(again?.outcome.done, JSON.stringify(again))
      assert.match(place.read('packet.md'), /captured 20.*sha256:[0-9a-f]{12}/)
      const looks = place.run('ledger', 'log', 'packet.md').out.match(/looked at E1/g)?.length
      assert.ok(looks === 1 || looks === 2, `Recorded ${looks} times.`)
      assert.ok(!answer?.outcome.done || looks === 2, 'What was told is what happened.')
      const folder = place.path('packet.evidence')
      for (const name of existsSync(folder) ? readdirSync(folder).filter(name => name.endsWith('.txt')) : [])
        assert.equal(
          `${createHash('sha256')
            .update(readFileSync(join(folder, name)))
            .digest('hex')}.txt`,
          name,
        )
    })
})
