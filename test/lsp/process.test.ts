// The server as a process: bytes on its pipes, and how it ends.
import assert from 'node:assert/strict'
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { PacketEntry } from '../../schemas/protocol.ts'
import { start } from '../support/server.ts'
import { command, workspace } from '../support/workspace.ts'
import { frontMatter, roster } from './editor.ts'

const frame = (body: string) => `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
const request = (id: number, method: string, params: object = {}) =>
  frame(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
const initialize = request(1, 'initialize', { processId: null, rootUri: null, capabilities: {} })

function started() {
  const child = workspace('').start('lsp', '--stdio') as ChildProcess
  let [out, err] = ['', '']
  const waiting: { readonly pattern: RegExp; readonly done: () => void }[] = []
  child.stdout!.on('data', chunk => {
    out += chunk
    for (const { pattern, done } of waiting) if (pattern.test(out)) done()
  })
  child.stderr!.on('data', chunk => (err += chunk))
  const ended = once(child, 'close').then(([code]) => ({ code, out, err }))
  return {
    write: (bytes: string) => child.stdin!.write(bytes),
    kill: () => child.kill('SIGKILL'),
    close: () => child.stdin!.end(),
    heard: (pattern: RegExp) =>
      new Promise<void>(done => (pattern.test(out) ? done() : waiting.push({ pattern, done }))),
    ended,
  }
}

suite('the process', () => {
  test('answers nothing before it is initialized, and says so', async () => {
    const server = started()
    server.write(request(7, 'textDocument/hover') + request(8, 'countersign/nothing'))
    await server.heard(/"id":8/)
    server.close()
    const { out } = await server.ended
    assert.equal(out.match(/"code":-32002/g)?.length, 2)
  })
  test('ends with 70 and a sentence when frames are broken', async () => {
    for (const broken of ['Content-Length: many\r\n\r\n{}', 'Content-Type: x\r\n\r\n{}']) {
      const server = started()
      server.write(initialize + broken)
      const { code, err } = await server.ended
      assert.equal(code, 70)
      assert.match(err, /not framed as the protocol wants it/)
    }
  })
  test('passes over a message that is no JSON', async () => {
    const server = started()
    server.write(initialize + frame('{ no json') + request(2, 'shutdown'))
    await server.heard(/"id":2,"result":null/)
    server.write(frame('{"jsonrpc":"2.0","method":"exit"}'))
    assert.equal((await server.ended).code, 0)
  })
  test('ends with 1 when the client goes away, or leaves without goodbye', async () => {
    const [left, rude] = [started(), started()]
    left.write(initialize)
    await left.heard(/"id":1/)
    left.close()
    rude.write(initialize + frame('{"jsonrpc":"2.0","method":"exit"}'))
    assert.deepEqual([(await left.ended).code, (await rude.ended).code], [1, 1])
  })
  test('takes frames in whatever pieces they come', async () => {
    const server = started()
    for (const byte of initialize) server.write(byte)
    await server.heard(/"positionEncoding":"utf-16"/)
    server.close()
    await server.ended
  })
  test('reads many packets in threads of its own, and says which it has', async () => {
    const pages = Array.from(
      { length: 25 },
      (_, at) => `-- ${at}.md --\n${frontMatter}# Packet ${at}\n\n**C1.** Two hosts.\n`,
    )
    const place = workspace(`-- countersign.yaml --\n${roster}\n${pages.join('')}`)
    const workspaceFolders = [{ uri: pathToFileURL(place.folder).href, name: 'work' }]
    const env = { XDG_CACHE_HOME: join(place.home, 'cache') }
    const { connection, stop } = await start([command, 'lsp', '--stdio'], { workspaceFolders }, { env })
    const entries = await connection.sendRequest<PacketEntry[]>('countersign/packets', {})
    assert.deepEqual(new Set(entries.map(({ title }) => title)).size, 25)
    await stop()
  })
  test('that is killed in the middle is followed by one that answers the same', async () => {
    const place = workspace(`-- countersign.yaml --\n${roster}\n-- packet.md --\n${frontMatter}**C1.** Two hosts.\n`)
    const open = (server: ReturnType<typeof started>) => {
      const textDocument = {
        uri: 'file:///packet.md',
        languageId: 'markdown',
        version: 1,
        text: place.read('packet.md'),
      }
      server.write(
        initialize +
          frame(JSON.stringify({ jsonrpc: '2.0', method: 'textDocument/didOpen', params: { textDocument } })),
      )
      return server.heard(/unsupported-claim/)
    }
    const first = started()
    await open(first)
    first.kill()
    await first.ended
    const second = started()
    await open(second)
    second.close()
    await second.ended
  })
})
