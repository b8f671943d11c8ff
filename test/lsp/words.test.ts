// The model of a client words what a role prepared, over the protocol: the same drafts, for the same targets, whatever comes back.
import assert from 'node:assert/strict'
import { CancellationTokenSource } from 'vscode-languageserver-protocol/node'
import { type Outcome, questions } from '../../schemas/protocol.ts'
import { endpoint, events, send } from '../agents/endpoint.ts'
import { type Desk, desk, path, secret } from '../mcp/desk.ts'
import { editorIn } from './editor.ts'

type Wanted = ReturnType<typeof questions.words.params.parse>

let work: Desk

/** An editor whose model answers so. */
async function asking(answer: (wanted: Wanted) => unknown, settings = {}, env = {}) {
  const client = await editorIn(work, { settings: { model: 'small', ...settings }, env })
  await client.open(path)
  const asked: Wanted[] = []
  client.answer('countersign/words', (wanted: Wanted) => {
    asked.push(questions.words.params.parse(wanted))
    return answer(wanted)
  })
  const role = (more = {}) =>
    client.connection.sendRequest<Outcome>('countersign/role', { uri: client.uri(path), role: 'completeness', ...more })
  const times = () => client.heard.filter(({ method }) => method === 'countersign/words').length
  return { client, role, asked, times }
}
const drafts = () => JSON.parse(work.run('drafts', path, '--json').out) as { readonly drafts: readonly Draft[] }
type Draft = { readonly model?: string; readonly words: string }

const better = ({ material }: Pick<Wanted, 'material'>) => {
  const { text } = JSON.parse(material) as { text: string }
  const fresh = text.replace('Who may open a shell on the hosts?', 'On the hosts, who may open a shell?')
  return { text: JSON.stringify({ text: fresh }) }
}

suite('words of the client’s model', function () {
  this.timeout(60_000)
  suiteSetup(() => {
    // One question that nobody was given: completeness drafts it anew.
    work = desk()
    work.write(path, work.read(path).replace('hosts? — @lea', 'hosts?'))
    work.opened()
  })

  test('are not asked for without a model, in a folder that is not trusted, or where no person asked', async () => {
    for (const [settings, more] of [
      [{ model: null }, {}],
      [{ trusted: false }, {}],
      [{}, { words: false }],
    ] as const) {
      const { role, asked } = await asking(better, settings)
      await role({ dryRun: true, ...more })
      assert.deepEqual(asked, [])
    }
  })

  test('that are none leave what was prepared, and the outcome says why', async () => {
    const without = await asking(better)
    const prepared = await without.role({ dryRun: true, words: false })
    const answers: readonly (readonly [unknown, RegExp])[] = [
      [{ failed: 'refused', why: 'It declined to write this.' }, /declined/],
      [{ failed: 'broken off', why: 'It stopped before it was done.' }, /stopped/],
      [{ text: '' }, /form/],
      [{ text: '{"text":"The exception is approved."}' }, /changed|brought/i],
      [{ text: 'x'.repeat(100_000) }, /more than/],
      [{ words: 7 }, /no words/],
      [null, /no words/],
    ]
    for (const [answer, why] of answers) {
      const { role, asked } = await asking(() => answer)
      const done = await role({ dryRun: true })
      assert.ok(done.done && prepared.done)
      assert.match(done.says, /^small worded 0 of them\. Prepared words stayed/m)
      assert.match(done.says, why)
      assert.match(done.warns ?? '', why)
      assert.equal(done.says.replace(/^small worded.*\n/m, ''), prepared.says)
      assert.ok(asked.length > 1)
    }
  })

  test('are not asked for again in a run in which the person, or the model’s owner, said no', async () => {
    for (const failed of ['denied', 'limited', 'unreachable']) {
      const { role, asked } = await asking(() => ({ failed, why: `Not now: ${failed}.` }))
      const done = await role({ dryRun: true })
      assert.ok(done.done && done.says.split('Not now').length === 2, JSON.stringify(done))
      assert.equal(asked.length, 1)
    }
  })

  test('come from an endpoint as well, where the server’s environment allows it', async () => {
    const there = await endpoint((response, { body }) => {
      const { messages } = JSON.parse(body) as { messages: { content: string }[] }
      send(response, events('openai', [better({ material: messages.at(-1)!.content }).text]))
    })
    const settings = { model: null, endpoint: 'openai:tiny' }
    const env = { COUNTERSIGN_MODEL_URL: there.url, OPENAI_API_KEY: 'k' }
    const hosts = { COUNTERSIGN_MODEL_HOSTS: new URL(there.url).host }
    const denied = await (await asking(better, settings, env)).role({ dryRun: true })
    assert.ok(!denied.done && /is not among the hosts/.test(denied.why), JSON.stringify(denied))
    const wary = await asking(better, { ...settings, trusted: false }, { ...env, ...hosts })
    assert.ok(!(await wary.role({ dryRun: true })).done)
    assert.equal(there.requests.length, 0)
    const { role, asked } = await asking(better, settings, { ...env, ...hosts })
    const done = await role({ dryRun: true })
    assert.ok(done.done && /^tiny worded 1 of them\./m.test(done.says), JSON.stringify(done))
    assert.deepEqual(asked, [])
    for (const { body } of there.requests) assert.ok(!body.includes(secret))
    await there.close()
  })

  test('of a client that does not know the question are none', async () => {
    const { client, role } = await asking(better)
    client.answer('countersign/words', () => {
      throw new Error('Unhandled method')
    })
    const done = await role({ dryRun: true })
    assert.ok(done.done && /The editor gives no words/.test(done.says), JSON.stringify(done))
  })

  test('that never come end when the person cancels, and nothing is recorded', async () => {
    const { client, times } = await asking(() => new Promise(() => {}))
    const source = new CancellationTokenSource()
    const done = client.connection.sendRequest(
      'countersign/role',
      { uri: client.uri(path), role: 'completeness' },
      source.token,
    )
    await client.until(() => times() > 0)
    source.cancel()
    await assert.rejects(done, /cancelled/)
    assert.deepEqual(drafts().drafts, [])
  })

  test('that never come end by themselves', async () => {
    const { client, role, times } = await asking(() => new Promise(() => {}))
    let over = false
    const done = role({ dryRun: true }).finally(() => {
      over = true
    })
    for (let turn = 1; ; turn++) {
      await Promise.race([client.until(() => times() >= turn), done])
      if (over) break
      await client.pass(new Date(Date.parse('2026-11-15T12:00:01Z') + turn * 91_000).toISOString())
    }
    const outcome = await done
    assert.ok(outcome.done && /It took too long\./.test(outcome.says), JSON.stringify(outcome))
  })

  test('stand in the draft, which names it', async () => {
    const { role, asked } = await asking(better)
    const done = await role()
    assert.ok(done.done, JSON.stringify(done))
    assert.match(done.says, /^small worded 1 of them\./m)
    assert.deepEqual(
      drafts()
        .drafts.filter(({ model }) => model === 'small')
        .map(({ words }) => words),
      ['On the hosts, who may open a shell? — @maria'],
    )
    // What only some may read is handed to nobody, and the task holds nothing of the packet.
    assert.ok(asked.length > 0)
    for (const { material, task } of asked) assert.ok(!material.includes(secret) && !task.includes('hosts'))
  })
})
