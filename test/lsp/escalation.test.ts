// The access escalation whose sources lie elsewhere: one look at a log that shows a download after the deactivation, and the
// packet is escalated in every face. Nobody hands it off as routine, whoever they are and whichever way they try.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as z from 'zod'
import type { PanelView } from '../../schemas/panel.ts'
import type { LookedAt, Outcome, PacketEntry } from '../../schemas/protocol.ts'
import { acts } from '../../server/acts/index.ts'
import { definitionOf } from '../../server/ledger/events/index.ts'
import { openOffice } from '../editor/office.ts'
import { call, connected } from '../mcp/desk.ts'
import { type Case, openCase, page, token } from '../sources/identity-provider.ts'
import { editorIn } from './editor.ts'

const stopped = /[Ww]hat was found in E2 calls for unauthorised-access/

suite('a download after the deactivation', () => {
  let base: string
  let work: ReturnType<typeof openOffice>
  let found: Case
  let client: Awaited<ReturnType<typeof sit>>

  const sit = (trusted = true) =>
    editorIn(
      { folder: work.folder, home: base, path: work.at, read: () => '' },
      {
        env: found.env,
        now: new Date().toISOString(),
        settings: { trusted, secrets: true, machine: { hosts: [found.origin] } },
      },
    )
  const ask = <R>(method: string, more: object = {}) =>
    client.connection.sendRequest<R>(method, { uri: client.uri(page), ...more })
  const view = () => ask<PanelView>('countersign/panel')
  const look = (ids?: readonly string[]) =>
    ask<{ looked: LookedAt[]; outcome: Outcome }>('countersign/evidence', { ids })
  const show = async () => client.open(page, await readFile(work.at(page), 'utf8'))

  suiteSetup(async function () {
    this.timeout(60_000)
    base = realpathSync(mkdtempSync(join(tmpdir(), 'countersign-')))
    work = openOffice(join(base, 'examples'))
    work.sit('tomas')
    found = await openCase(work, join(base, 'config'))
  })
  suiteTeardown(async () => {
    await found?.close()
    rmSync(base, { recursive: true, force: true })
  })
  setup(async () => {
    client = await sit()
    client.answer('countersign/secret', ({ origin }: { origin: string }) =>
      origin === found.origin ? { value: token } : null,
    )
    client.answer('window/showMessageRequest', () => ({ title: 'Sign' }))
    await show()
  })

  test('a folder that nobody trusts asks for nothing', async () => {
    client = await sit(false)
    await show()
    const { outcome } = await look()
    assert.ok(!outcome.done && /not trusted/.test(outcome.why))
    assert.deepEqual(found.asked, [])
    assert.ok(!client.heard.some(({ method }) => method === 'countersign/secret'))
  })

  test('what its sources send is named, and never its value', async () => {
    const wanted = await ask<{ name: string; source: string; origin: string }[]>('countersign/secrets')
    assert.deepEqual(
      wanted.map(({ name, source, origin }) => `${source} ${name} ${origin}`),
      ['idp okta', 'idp-log okta', 'trail zendesk'].map(of => `${of} ${found.origin}`),
    )
  })

  test('without a secret nothing is sent, and the person is told how to set it', async () => {
    client.answer('countersign/secret', () => ({ value: null }))
    const { looked } = await look()
    assert.match(looked[0]!.says, /Nobody has set the secret `okta` for http:.*Set a Secret for a Source/)
    assert.deepEqual(found.asked, [])
  })

  test('before it, the sources are captured, and nothing calls for anything', async () => {
    const { looked, outcome } = await look()
    assert.ok(outcome.done, JSON.stringify(outcome))
    assert.deepEqual(
      looked.slice(0, 3).map(({ id, state }) => `${id} ${state}`),
      ['E1 new', 'E2 new', 'E3 new'],
    )
    assert.equal((await view()).verdict, 'blocked')
  })

  test('one look later the packet is escalated, in the panel, in the text and in the list', async () => {
    found.download()
    // The account that it hangs on was sealed by the look before.
    const { looked } = await look(['E2'])
    assert.equal(looked.find(({ id }) => id === 'E2')?.state, 'changed')
    const { verdict, stops, next } = await view()
    assert.equal(verdict, 'escalated')
    assert.deepEqual(
      stops.map(({ kind, evidence, who, acts }) => ({ kind, evidence, who, acts })),
      [{ kind: 'alarm', evidence: 'E2', who: 'incident-response', acts: ['escalate'] }],
    )
    assert.equal(next?.who, '@kim')
    assert.ok((await client.findings(page)).includes('escalation-required'))
    const packets = await ask<PacketEntry[]>('countersign/packets')
    assert.equal(packets.find(({ uri }) => uri === client.uri(page))?.verdict, 'escalated')
  })

  test('every routine act is refused in the editor', async () => {
    for (const act of acts) {
      const routine = act.writes.every(type => !definitionOf(type).goesOn)
      // What programs say is refused where programs are, and the whole handoff below.
      if (!routine || act.within || act.name === 'hand-off' || act.name === 'propose') continue
      const outcome = await ask<Outcome>('countersign/act', { act: act.name, input: sample(act.input) })
      assert.ok(!outcome.done && stopped.test(outcome.why), `${act.name}: ${JSON.stringify(outcome)}`)
    }
  }).timeout(180_000)

  test('and on the command line, for everybody', () => {
    for (const handle of ['tomas', 'felix', 'priya', 'kim']) {
      const { err, exit } = found.run(handle, 'handoff', page, '--deliver', join(base, 'out'))
      assert.equal(exit, 1)
      assert.match(err, stopped)
    }
    for (const words of [
      ['ready', page],
      ['accept', page, 'F5'],
      ['release', page, '--section', 'Customer update', '--to', 'the customer'],
    ]) {
      const { err, exit } = found.run('tomas', ...words)
      assert.equal(exit, 1, words.join(' '))
      assert.match(err, stopped)
    }
  }).timeout(180_000)

  test('and for every agent', async () => {
    const agent = await connected({ folder: work.folder, home: base }, 'modern', { agent: 'agent:case-copilot' })
    for (const [tool, given] of [
      [
        'propose_revision',
        { target: 'F5', text: 'A preview was possible.[^E6]', model: 'test-model', reasons: 'E6 says so.' },
      ],
      ['recommend', { advice: 'ready', why: 'All is said.' }],
    ] as const) {
      const { refused, text } = await call(agent, tool, { packet: page, ...given })
      assert.ok(refused, text)
      // What only some may read is not told to it, and neither is what was found there.
      assert.match(text, /stands[ -]still/)
    }
    await agent.close()
  }).timeout(120_000)

  test('only incident response ends it, and the same log does not begin it again', async () => {
    found.fine('tomas', 'escalate', page, 'unauthorised-access', '--text', 'The log shows a download.')
    assert.equal(found.run('tomas', 'close-escalation', page, '--text', 'It was nothing.').exit, 1)
    found.fine('kim', 'close-escalation', page, '--text', 'A scanner of ours fetched it.')
    await client.changed(page)
    await look()
    assert.notEqual((await view()).verdict, 'escalated')
    found.fine('tomas', 'accept', page, 'F5')
  }).timeout(180_000)

  test('what the provider wants to be told is nowhere', () => {
    const { stdout } = spawnSync('grep', ['-rl', token, base], { encoding: 'utf8' })
    assert.equal(stdout, '')
    assert.ok(!JSON.stringify(client.heard).includes(token))
  })
})

/** Something of each form that an act asks for. */
function sample(input: z.ZodType): Record<string, unknown> {
  return made(z.toJSONSchema(input, { io: 'input' }) as Shape) as Record<string, unknown>
}

type Shape = {
  readonly type?: string
  readonly pattern?: string
  readonly enum?: readonly unknown[]
  readonly required?: readonly string[]
  readonly properties?: Readonly<Record<string, Shape>>
  readonly items?: Shape
  readonly anyOf?: readonly Shape[]
}

function made({ type, pattern, enum: choices, required = [], properties = {}, items = {}, anyOf }: Shape): unknown {
  if (choices) return choices[0]
  if (anyOf) return made(anyOf[0]!)
  if (type === 'array') return [made(items)]
  if (type === 'object') return Object.fromEntries(required.map(name => [name, made(properties[name]!)]))
  if (type === 'boolean') return true
  return pattern === undefined || new RegExp(pattern).test('F5') ? 'F5' : '1'
}
