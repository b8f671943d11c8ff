// `countersign agents run --model`, as it is typed, with an endpoint that follows the documented protocol.
import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { anthropic } from '../../server/agents/model/anthropic.ts'
import { openai } from '../../server/agents/model/openai.ts'
import { type Desk, desk, path } from '../mcp/desk.ts'
import { command } from '../support/workspace.ts'
import { endpoint, events, send } from './endpoint.ts'

suite('agents run with a model', function () {
  this.timeout(120_000)
  let work: Desk
  suiteSetup(() => {
    work = desk()
    work.write(path, work.read(path).replace('hosts? — @lea', 'hosts?'))
    work.opened()
  })

  const run = (env: Record<string, string>, ...words: readonly string[]) =>
    new Promise<{ exit: number; out: string; err: string }>(resolve =>
      execFile(
        process.execPath,
        [command, 'agents', 'run', path, '--json', '--dry-run', ...words],
        { cwd: work.folder, env: { PATH: process.env.PATH ?? '', HOME: work.home, ...env } },
        (error, out, err) => resolve({ exit: typeof error?.code === 'number' ? error.code : 0, out, err }),
      ),
    )

  for (const dialect of [openai, anthropic])
    test(`that speaks ${dialect.name}`, async () => {
      const there = await endpoint((response, { body }) => {
        const { messages } = JSON.parse(body) as { messages: { content: string }[] }
        const { text } = JSON.parse(messages.at(-1)!.content) as { text: string }
        const fresh = text.replace('Who may open a shell on the hosts?', 'On the hosts, who may open a shell?')
        send(response, events(dialect.name, [JSON.stringify({ text: fresh })]))
      })
      const host = new URL(there.url).host
      const env = { COUNTERSIGN_MODEL_URL: there.url, COUNTERSIGN_MODEL_HOSTS: host, [dialect.key]: 'k' }
      const { out, err } = await run(env, '--model', `${dialect.name}:small`)
      const said = JSON.parse(out || err) as { drafts: { text: string; model?: string }[]; wording: { count: number } }
      await there.close()
      assert.ok(there.requests.length > 0)
      assert.equal(said.wording.count, 1)
      assert.deepEqual(
        said.drafts.filter(({ model }) => model === 'small').map(({ text }) => text),
        ['On the hosts, who may open a shell? — @maria'],
      )
      // What only some may read is in no request.
      for (const { body } of there.requests) assert.doesNotMatch(body, /Wagner|K-44871/)
    })

  test('that nobody allowed is not asked', async () => {
    const there = await endpoint(response => send(response, events('openai', ['x'])))
    const { exit, err } = await run(
      { COUNTERSIGN_MODEL_URL: there.url, OPENAI_API_KEY: 'k' },
      '--model',
      'openai:small',
    )
    await there.close()
    assert.equal(exit, 2)
    assert.match(err, /is not among the hosts that may be given a packet’s words/)
    assert.equal(there.requests.length, 0)
  })

  test('that is away leaves what was prepared', async () => {
    const there = await endpoint(() => {})
    await there.close()
    const env = {
      COUNTERSIGN_MODEL_URL: there.url,
      COUNTERSIGN_MODEL_HOSTS: new URL(there.url).host,
      OPENAI_API_KEY: 'k',
    }
    const { out } = await run(env, '--model', 'openai:small')
    const without = await run({})
    const { wording, ...said } = JSON.parse(out) as { wording: { count: number; kept: string[] } }
    assert.equal(wording.count, 0)
    assert.match(wording.kept.join(), /does not answer/)
    assert.deepEqual(said, JSON.parse(without.out))
  })
})
