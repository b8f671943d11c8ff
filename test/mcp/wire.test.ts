// What comes over the wire is not always what the protocol says: the server answers what it understands, and goes on.
import assert from 'node:assert/strict'
import { createInterface } from 'node:readline'
import { type Desk, desk, path } from './desk.ts'

type Message = {
  readonly id?: number
  readonly result?: { readonly isError?: boolean }
  readonly error?: { readonly code: number }
}

suite('at the agents’ server’s standard input', function () {
  this.timeout(60_000)
  let work: Desk
  suiteSetup(() => {
    work = desk().opened()
  })

  /** Says these lines, one message each, and gives the answers by their IDs once the last one is there. */
  async function check(lines: readonly string[], last: number): Promise<ReadonlyMap<number, Message>> {
    const server = work.start('mcp', '--as', 'agent:clerk')
    const answers = new Map<number, Message>()
    const ended = new Promise(resolve => server.once('exit', resolve))
    server.stdin.write(`${lines.join('\n')}\n`)
    for await (const line of createInterface({ input: server.stdout })) {
      const message = JSON.parse(line) as Message
      if (message.id !== undefined) answers.set(message.id, message)
      if (message.id === last) break
    }
    server.stdin.end()
    assert.equal(await ended, 0)
    return answers
  }
  const hello =
    '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25","capabilities":{},"clientInfo":{"name":"x","version":"1"}}}'
  const call = (id: number, name: string, given: unknown) =>
    JSON.stringify({ jsonrpc: '2.0', id, method: 'tools/call', params: { name, arguments: given } })

  test('what is no message, and what asks for nothing that there is, harms nobody', async () => {
    const answers = await check(
      [
        'garbage',
        '[]',
        'null',
        '{"jsonrpc":"1.0"}',
        hello,
        '{"jsonrpc":"2.0","method":"notifications/initialized"}',
        '{"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":99}}',
        '{"jsonrpc":"2.0","id":2,"method":"nothing/such"}',
        call(3, 'accept', { packet: path, target: 'C1' }),
        call(4, 'read_packet', { packet: 7 }),
        call(5, 'read_packet', null),
        call(6, 'read_packet', { packet: 'x'.repeat(100_000) }),
        call(7, 'read_packet', { packet: path }),
      ],
      7,
    )
    for (const id of [2, 3]) assert.ok(answers.get(id)?.error, String(id))
    for (const id of [4, 5, 6]) assert.ok(answers.get(id)?.error ?? answers.get(id)?.result?.isError, String(id))
    assert.equal(answers.get(7)?.result?.isError, undefined)
  })

  test('many calls at once are done one after the other: no draft gets lost, and the ledger stays whole', async () => {
    const given = { packet: path, target: 'C1', reasons: 'E1 says so.' }
    const words = ['', ' too', ' as well', ' today', ' by night', ' by day']
    const many = words.map((more, at) =>
      call(10 + at, 'propose_revision', { ...given, text: `Four services share the account${more}.[^E1]` }),
    )
    await check([hello, ...many, call(40, 'list_packets', {})], 40)
    const { drafts } = JSON.parse(work.run('drafts', path, '--json').out) as { drafts: { id: string }[] }
    assert.deepEqual(
      drafts.map(({ id }) => id),
      words.map((_, at) => `D${at + 1}`),
    )
    const { out, exit } = work.run('ledger', 'verify', path)
    assert.equal(exit, 0, out)
  })
})
