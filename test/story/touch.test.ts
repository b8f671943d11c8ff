// A program that has the command line, every tool of the agents' server, people's ordinary keys and their SSH agent, and no
// hand: where the policy asks for a touch it moves nothing. With a hand at the token the same commands go through.
// (What it could do where the policy asks for `any` stands in docs/security.md, and a test runs those commands.)
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { digestOf } from '../../server/ledger/canonical.ts'
import { namespaceOf } from '../../server/ledger/definition.ts'
import { definitionOf, type EventType } from '../../server/ledger/events/index.ts'
import { signatureName } from '../../server/ledger/names.ts'
import { office } from '../cli/office.ts'
import { type Agent, startAgent } from '../ledger/agent.ts'
import { type Hand, type SoftwareKey, softwareKey } from '../ledger/keys.ts'
import { call, path, sample } from '../mcp/desk.ts'
import { command } from '../support/workspace.ts'

const people = ['maria', 'raman', 'lea'] as const
type Person = (typeof people)[number]
const acts =
  'accept carry withdraw sign_off confirm_charter assign transfer hold close_escalation settle mark_ready hand_off release export change_policy'
const ledger = path.replace('.md', '.ledger')
const every = ['accept', path, 'top of the page', 'F1', 'C1', 'Q1', 'E1']

const fixture = `-- countersign.yaml --
roster:
  - { handle: maria, name: Maria Keller, roles: [coordinator] }
  - { handle: raman, name: Raman Iyer, roles: [owner] }
  - { handle: lea, name: Lea Brandt, roles: [security] }
agents:
  - { name: clerk }
profiles:
  note:
    title: Note
    about: Asks for a nod.
    sections:
      - { name: Findings, about: What was found. }
      - { name: Questions, about: What is open., required: false }
    evidence:
      log: { class: system record, rank: 1, fresh: 3650d }
    reviewers:
      - { role: security }
    keys: { ${acts
      .split(' ')
      .map(act => `${act}: touch`)
      .join(', ')} }
    handoff: { to: the board, condition: Ready when no blocker is open. }
-- ${path} --
---
packet: PKT-2026-0007
profile: note
coordinator: maria
---

# Broker

## Findings

**F1.** The log shows a login by svc-billing.[^E1]

**C1.** The account is shared by four services.[^E1]

## Questions

- **Q1.** Who may open a shell on the hosts? — @lea

[^E1]: **E1** log: [Login log](evidence/login.txt), captured 2026-11-12
-- packets/evidence/login.txt --
login by svc-billing
four services
`

/** What moves a packet, and whose it is. */
const moves: readonly (readonly [Person, ...string[]])[] = [
  ['lea', 'withdraw', path, 'O1', '--text', 'Settled.'],
  ['raman', 'carry', path, 'O1', '--text', 'Fine.'],
  ['maria', ...every],
  ['lea', 'review', path, 'concurs'],
  ['raman', 'hold', path, '--text', 'Wait.'],
  ['raman', 'confirm-charter', path],
]

suite('a policy that asks for touch', function () {
  this.timeout(300_000)
  const work = office(fixture, [])
  const tokens = new Map(people.map((name): [Person, SoftwareKey] => [name, softwareKey('sk-ed25519')]))
  const plain = new Map(people.map((name): [Person, SoftwareKey] => [name, softwareKey('ed25519')]))
  const folder = mkdtempSync(join(tmpdir(), 'agent-'))
  let agent: Agent
  let hand: Hand | undefined

  suiteSetup(async () => {
    agent = await startAgent(folder, [...tokens.values(), ...plain.values()], () => hand)
    const listed = [plain, tokens].flatMap(keys => [...keys].map(([name, key]) => `${name} ${key.listed}\n`))
    work.write('.countersign/allowed_signers', listed.join(''))
    work.run('lint', '--fix', path)
    hand = { flags: 1, counter: 1 }
    await fine('maria', 'open', path, '--owner', 'raman')
    await fine('raman', 'confirm-charter', path, 'security=lea')
    await fine('lea', 'object', path, 'C1', '--role', 'security', '--text', 'It does not say which four.')
    work.git('add', '-A')
    work.git('commit', '--quiet', '-m', 'Contested')
    work.git('tag', 'contested')
  })
  suiteTeardown(async () => {
    await agent.close()
    rmSync(folder, { recursive: true })
  })
  setup(() => {
    work.git('checkout', '--quiet', '--force', '-B', 'main', 'contested')
    work.git('clean', '-fdq')
    // Each test is a machine that has seen nothing of the others.
    rmSync(join(work.home, 'cache'), { recursive: true, force: true })
    hand = undefined
  })

  for (const [who, verb, ...words] of moves)
    test(`${verb}: not with an ordinary key, and not with a token that nobody touches`, () =>
      refused(who, verb!, ...words))

  test('ready: not either, once everything else is settled', async () => {
    await settled('all but the marks')
    work.git('add', '-A')
    work.git('commit', '--quiet', '-m', 'Settled')
    await refused('maria', 'ready', path)
  })

  test('change-policy: the wish for a touch does not go away without one', async () => {
    work.write('countersign.yaml', work.read('countersign.yaml').replace(/ {4}keys: .*\n/, ''))
    work.git('commit', '--quiet', '--all', '-m', 'Easier')
    await refused('raman', 'change-policy', path, '--text', 'Easier.')
    await refused('lea', 'withdraw', path, 'O1', '--text', 'Settled.')
    assert.match(work.run('lint', path).out, /unsigned-policy/)
  })

  test('no tool of the agents’ server moves it', async () => {
    const client = await connected()
    try {
      for (const { name } of (await client.listTools()).tools) {
        assert.ok(!moves.some(([, verb]) => name.split('_').includes(verb!)), name)
        await call(client, name, sample(name))
      }
    } finally {
      await client.close()
    }
    assertStuck()
    assert.equal(work.git('diff', '--name-only', '--diff-filter=M', '--', ledger), '')
  })

  test('what people decided, signed again with their ordinary keys through the agent, counts for nothing', async () => {
    await settled()
    work.git('add', '-A')
    work.git('commit', '--quiet', '-m', 'Settled')
    work.git('tag', '--force', 'settled')
    work.git('checkout', '--quiet', '--force', '-B', 'main', 'contested')
    const old = new Set(readdirSync(work.path(ledger)))
    work.git('checkout', '--quiet', 'settled', '--', 'packets')
    for (const name of readdirSync(work.path(ledger)).filter(one => !old.has(one) && one.endsWith('.sig')))
      rmSync(work.path(join(ledger, name)))
    for (const name of readdirSync(work.path(ledger)).filter(one => !old.has(one) && one.endsWith('.json')))
      await signedAgain(work.path(join(ledger, name)))
    assertStuck()
    const { out, exit } = work.run('ledger', 'verify', path)
    assert.equal(exit, 1)
    assert.match(out, /\[weak-signature\]/)
  })

  test('with a hand at the token, people get it through', async () => {
    await settled()
    assert.equal(JSON.parse(work.run('status', path, '--json').out).verdict, 'ready for handoff')
    assert.match(work.run('ledger', 'log', path).out, /@lea withdrew O1\. \(signed with a touch\)/)
  })

  /** Neither is anything written. */
  async function refused(who: Person, ...words: readonly string[]) {
    const ordinary = await run(plain.get(who)!, ...words)
    assert.equal(ordinary.exit, 1, ordinary.out)
    assert.match(ordinary.err, /touch/)
    const untouched = await run(tokens.get(who)!, ...words)
    assert.equal(untouched.exit, 1, untouched.out)
    assert.match(untouched.err, /was not touched/)
    hand = { flags: 0, counter: 2 }
    const pretended = await run(tokens.get(who)!, ...words)
    assert.equal(pretended.exit, 1, pretended.out)
    hand = undefined
    assert.equal(work.git('status', '--short'), '')
  }

  async function settled(how: 'all of it' | 'all but the marks' = 'all of it') {
    hand = { flags: 1, counter: 3 }
    await fine('lea', 'withdraw', path, 'O1', '--text', 'It says so now.')
    await fine('maria', ...every)
    await fine('lea', 'review', path, 'concurs')
    if (how === 'all of it') {
      await fine('maria', 'ready', path)
      await fine('raman', 'ready', path)
    }
    hand = undefined
  }

  /** The objection is open, and nobody has decided anything. */
  function assertStuck() {
    const { verdict, waits } = JSON.parse(work.run('status', path, '--json').out) as {
      verdict: string
      waits: { code: string }[]
    }
    assert.ok(verdict === 'blocked' || verdict === 'on hold', verdict)
    for (const code of ['not-accepted', 'not-marked-ready'])
      assert.ok(
        waits.some(wait => wait.code === code),
        code,
      )
  }

  /** By stock OpenSSH, through the agent, with the ordinary key of whoever the event names. */
  async function signedAgain(event: string) {
    const { actor, type } = JSON.parse(readFileSync(event, 'utf8')) as { actor: string; type: EventType }
    const { listed, blob } = plain.get(actor.slice(1) as Person)!
    const key = join(folder, `${actor.slice(1)}.pub`)
    writeFileSync(key, `${listed}\n`)
    hand = { flags: 1, counter: 4 }
    const words = ['-Y', 'sign', '-q', '-U', '-n', namespaceOf(definitionOf(type).act), '-f', key, event]
    const { exit, err } = await ended(spawn('ssh-keygen', words, { env: environment() }))
    assert.equal(exit, 0, err)
    const name = signatureName(basename(event, '.json'), digestOf(blob))
    renameSync(`${event}.sig`, work.path(join(ledger, name)))
  }

  async function fine(who: Person, ...words: readonly string[]) {
    const { exit, err } = await run(tokens.get(who)!, ...words)
    assert.equal(exit, 0, `${words.join(' ')}\n${err}`)
  }

  /** In a process of its own, while this one is the agent. */
  const run = (key: SoftwareKey, ...words: readonly string[]) =>
    ended(
      spawn(process.execPath, [command, ...words], {
        cwd: work.folder,
        env: { ...environment(), COUNTERSIGN_KEY: `key::${key.listed}` },
      }),
    )

  const environment = (): Record<string, string> => ({
    PATH: process.env.PATH ?? '',
    HOME: work.home,
    XDG_CACHE_HOME: join(work.home, 'cache'),
    TZ: 'UTC',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: join(work.home, 'gitconfig'),
    SSH_AUTH_SOCK: agent.socket,
  })

  async function connected() {
    const client = new Client({ name: 'hostile', version: '1' })
    const transport = new StdioClientTransport({
      command: process.execPath,
      args: [command, 'mcp', '--as', 'agent:clerk'],
      cwd: work.folder,
      env: environment(),
      stderr: 'pipe',
    })
    await client.connect(transport)
    return client
  }
})

type Ended = { readonly out: string; readonly err: string; readonly exit: number | null }

const ended = (child: ReturnType<typeof spawn>): Promise<Ended> =>
  new Promise(resolve => {
    const said = { out: '', err: '' }
    child.stdout?.on('data', (chunk: Buffer) => (said.out += chunk))
    child.stderr?.on('data', (chunk: Buffer) => (said.err += chunk))
    child.stdin?.end()
    child.on('close', exit => resolve({ ...said, exit }))
  })
