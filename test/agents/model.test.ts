// What comes of asking a model, whatever the other side does: its words where its whole answer was heard, else a reason.
import assert from 'node:assert/strict'
import { anthropic } from '../../server/agents/model/anthropic.ts'
import { openai } from '../../server/agents/model/openai.ts'
import { modelCalled } from '../../server/node/model-settings.ts'
import { type Line, modelAt } from '../../server/node/speak.ts'
import { type Behave, begin, endpoint, events, send } from './endpoint.ts'

const key = 'sk-very-secret-key'
const asked = { task: 'Improve it.', material: '{"text":"Zwölf Wörter."}', most: 1_000 }

async function check(dialect: typeof openai, behave: Behave, wanted: RegExp | string, wish: Partial<Line> = {}) {
  const there = await endpoint(behave)
  const waits: number[] = []
  const line: Line = {
    fetch,
    wait: async ms => void waits.push(ms),
    patience: 10_000,
    silence: 5_000,
    ...wish,
  }
  const written = await modelAt({ dialect, url: there.url, model: 'small', key }, line).write(asked)
  await there.close()
  const said = 'text' in written ? written.text : `${written.failed}: ${written.says}`
  if (typeof wanted === 'string') assert.equal(said, wanted)
  else assert.match(said, wanted)
  assert.ok(!said.includes(key), said)
  return { waits, requests: there.requests }
}

for (const dialect of [openai, anthropic])
  suite(`a model that speaks ${dialect.name}`, () => {
    const { name } = dialect
    const begun = events(name, ['Half']).slice(0, name === 'openai' ? 2 : 4)

    test('is asked as its maker documents, and its answer is put together', async () => {
      const { requests } = await check(
        dialect,
        response => send(response, events(name, ['Zwö', 'lf 🙂 ', 'Wörter.'])),
        'Zwölf 🙂 Wörter.',
      )
      const [{ url, headers, body }] = requests as [(typeof requests)[0]]
      assert.equal(url, name === 'openai' ? '/chat/completions' : '/v1/messages')
      assert.equal(
        name === 'openai' ? headers.authorization : headers['x-api-key'],
        name === 'openai' ? `Bearer ${key}` : key,
      )
      const said = JSON.parse(body) as { model: string; stream: boolean; messages: { role: string; content: string }[] }
      assert.deepEqual([said.model, said.stream], ['small', true])
      assert.deepEqual(said.messages.at(-1), { role: 'user', content: asked.material })
    })

    test('may end its lines as it likes and send comments', () =>
      check(
        dialect,
        response =>
          send(response, [': hello\r\n\r\n', ...events(name, ['Fine.']).map(one => one.replaceAll('\n', '\r\n'))], 1),
        'Fine.',
      ))

    test('that breaks off anywhere before the end has said nothing', async () => {
      const whole = events(name, ['Half of', ' it'])
      const end = whole.findIndex(one => /"stop"|end_turn/.test(one))
      for (let sent = 0; sent < end; sent++)
        await check(dialect, response => send(response, whole.slice(0, sent)), /^broken off: The connection ended/)
      assert.ok(end > 2)
    })

    test('whose connection dies has said nothing', () =>
      check(
        dialect,
        response => {
          begin(response)
          response.write(begun.join(''), () => response.destroy())
        },
        /^(?:unreachable|broken off): /,
      ))

    test('that refuses has refused', () =>
      check(dialect, response => send(response, events(name, ['I '], 'refused')), /^refused: /))
    test('that runs out of room has said nothing', () =>
      check(dialect, response => send(response, events(name, ['All hosts are'], 'cut')), /^broken off: /))
    test('that says no JSON is not understood', () =>
      check(dialect, response => send(response, ['data: {"choices": [}\n\n']), /^not understood: /))
    test('that answers with a web page has said nothing', () =>
      check(
        dialect,
        response => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>'),
        /^broken off: /,
      ))
    test('that sends what nobody knows is passed over', () =>
      check(
        dialect,
        response =>
          send(response, [
            'data: null\n\n',
            'data: 7\n\n',
            'data: {"type":"new","choices":"?"}\n\n',
            'event: x\ndata: []\n\n',
            ...events(name, ['Fine.']),
          ]),
        'Fine.',
      ))
    test('that reports an error in the middle has said nothing', () =>
      check(
        dialect,
        response =>
          send(response, [
            ...begun,
            `event: error\ndata: ${JSON.stringify({ type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } })}\n\n`,
          ]),
        'unreachable: Overloaded',
      ))
    test('that writes for ever is not listened to for ever', () =>
      check(
        dialect,
        response =>
          send(
            response,
            events(
              name,
              Array.from({ length: 500 }, () => 'very '),
            ),
            4096,
          ),
        /^too long: /,
      ))
    test('that sends bytes for ever is not listened to for ever', () =>
      check(
        dialect,
        response => {
          begin(response)
          const pour = () => {
            while (!response.destroyed && response.write(`: ${'x'.repeat(65_536)}\n`));
          }
          response.on('drain', pour)
          pour()
        },
        /^too long: /,
      ))

    test('that is limited is asked again when it says', async () => {
      const { waits } = await check(
        dialect,
        (response, _, turn) =>
          turn === 1
            ? void response.writeHead(429, { 'retry-after': '7' }).end('{"error":{"message":"slow down"}}')
            : send(response, events(name, ['Fine.'])),
        'Fine.',
      )
      assert.deepEqual(waits, [7_000])
    })
    test('that says a date for it is asked again then, and never after an hour', async () => {
      const date = new Date(Date.now() + 3_600_000).toUTCString()
      const { waits } = await check(
        dialect,
        response => void response.writeHead(503, { 'retry-after': date }).end(),
        /^unreachable: It answered 503/,
      )
      assert.deepEqual(waits, [30_000, 30_000])
    })
    test('that stays limited is left alone after three tries', async () => {
      const { requests } = await check(
        dialect,
        response => void response.writeHead(429).end('{"error":{"message":"No quota"}}'),
        'limited: It answered 429: No quota.',
      )
      assert.equal(requests.length, 3)
    })
    test('that does not know the key is not asked again, and the key stays out of what is said', async () => {
      const { requests } = await check(
        dialect,
        response => void response.writeHead(401).end(`{"error":{"message":"Bad key ${key}"}}`),
        'denied: It answered 401: Bad key ….',
      )
      assert.equal(requests.length, 1)
    })
    test('that points elsewhere is not followed', async () => {
      const { requests } = await check(
        dialect,
        response => void response.writeHead(307, { location: '/elsewhere' }).end(),
        /^denied: It points elsewhere/,
      )
      assert.equal(requests.length, 1)
    })
    test('that falls silent is not waited for', () =>
      check(dialect, response => void begin(response).write(events(name, ['Half'])[0]), 'too slow: It took too long.', {
        silence: 50,
      }))
    test('that trickles is not waited for', () =>
      check(
        dialect,
        response => {
          begin(response)
          const drip = setInterval(() => response.write(': .\n'), 10)
          response.on('close', () => clearInterval(drip))
        },
        'too slow: It took too long.',
        { patience: 200 },
      ))
    test('that is not there is said to be away', async () => {
      const there = await endpoint(() => {})
      await there.close()
      const written = await modelAt({ dialect, url: there.url, model: 'small', key }).write(asked)
      assert.match(JSON.stringify(written), /"failed":"unreachable"/)
    })
  })

suite('a model is called', () => {
  const hosts = { COUNTERSIGN_MODEL_HOSTS: 'api.anthropic.com, api.openai.com localhost:11434 models.example.org' }
  const refused = (named: string, env: Record<string, string>, why: RegExp) =>
    test(`${named} with ${Object.keys(env).join(', ') || 'nothing'}: ${why.source}`, () => {
      const model = modelCalled(named, env)
      assert.match('no' in model ? model.no : model.name, why)
    })
  refused('anthropic:claude', { ANTHROPIC_API_KEY: 'k' }, /not among the hosts/)
  refused('anthropic:claude', hosts, /no key/)
  refused('anthropic:claude', { ...hosts, ANTHROPIC_API_KEY: 'k' }, /^claude$/)
  refused('openai:gpt', { ...hosts, ANTHROPIC_API_KEY: 'k' }, /no key/)
  refused('openai:gpt', { ...hosts, COUNTERSIGN_MODEL_KEY: 'k' }, /^gpt$/)
  refused('openai:llama', { ...hosts, COUNTERSIGN_MODEL_URL: 'http://localhost:11434/v1' }, /^llama$/)
  refused(
    'openai:x',
    { ...hosts, COUNTERSIGN_MODEL_URL: 'http://models.example.org', OPENAI_API_KEY: 'k' },
    /not encrypted/,
  )
  refused(
    'openai:x',
    { ...hosts, COUNTERSIGN_MODEL_URL: 'https://models.example.org.evil.org', OPENAI_API_KEY: 'k' },
    /not among the hosts/,
  )
  refused(
    'openai:x',
    { ...hosts, COUNTERSIGN_MODEL_URL: 'https://me:pw@models.example.org', OPENAI_API_KEY: 'k' },
    /no plain address/,
  )
  refused('openai:x', { ...hosts, COUNTERSIGN_MODEL_URL: 'file:///etc/passwd', OPENAI_API_KEY: 'k' }, /not encrypted/)
  refused('gemini:x', hosts, /names no model/)
  refused('openai', hosts, /names no model/)
})
