// Programs that speak as one agent at the same moment, as real processes: none of them forks the ledger, drafts what another
// one drafts, or finds more room than there is.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { propose } from '../../server/acts/propose.ts'
import { doAct } from '../../server/host/do-act.ts'
import { agentHands } from '../../server/host/hands.ts'
import { packetAt } from '../../server/host/packet-at.ts'
import { command } from '../support/workspace.ts'
import { type Desk, desk, path } from './desk.ts'

const agent = 'agent:clerk'

suite('programs of one agent at once', function () {
  this.timeout(240_000)
  let work: Desk
  setup(() => {
    work = desk().opened()
  })

  const here = () => ({ XDG_CACHE_HOME: join(work.home, 'cache') })
  /** All of them begin before any of them ends. */
  const atOnce = (calls: readonly (readonly string[])[]) =>
    Promise.all(
      calls.map(async words => {
        const env = { PATH: process.env.PATH, HOME: work.home, ...here() }
        const one = spawn(process.execPath, [command, ...words], {
          cwd: work.folder,
          env,
          stdio: ['ignore', 'pipe', 'pipe'],
        })
        let said = ''
        for (const stream of [one.stdout, one.stderr]) stream.on('data', data => (said += data))
        const [exit] = await once(one, 'close')
        return { exit: exit as number, said }
      }),
    )
  const proposing = (target: string, text: string) => [
    'propose',
    path,
    '--as',
    agent,
    '--revise',
    target,
    '--text',
    text,
  ]
  const verified = () => {
    const { whole, events, damage } = JSON.parse(work.run('ledger', 'verify', path, '--json').out)
    assert.deepEqual([whole, damage], [true, []])
    return events as number
  }
  const waiting = async () => {
    const { scene } = await packetAt(path, work.folder, here())
    return [...scene.ledger.state.drafts.values()].filter(({ status }) => status === 'pending').length
  }

  test('are recorded one after the other', async () => {
    const texts = ['C1 shared', 'four services', 'all of them', 'svc-billing'].map(
      said => `The account is for ${said}.[^E1]`,
    )
    const before = verified()
    const done = await atOnce(texts.map(text => proposing('C1', text)))
    assert.deepEqual(
      done.map(({ exit, said }) => (exit === 0 ? '' : said)),
      ['', '', '', ''],
    )
    assert.equal(verified(), before + 4)
    assert.equal(await waiting(), 4)
  })

  test('draft the same once', async () => {
    const done = await atOnce(Array.from({ length: 4 }, () => proposing('C1', 'Four services share it.[^E1]')))
    assert.deepEqual(done.map(({ exit }) => exit).sort(), [0, 1, 1, 1])
    for (const { exit, said } of done) if (exit === 1) assert.match(said, /proposes the same words and waits/)
    assert.equal(await waiting(), 1)
    verified()
  })

  test('find no more room than there is', async () => {
    for (let index = 0; index < 58; index++) {
      const text = `The account is shared${' and shared'.repeat(index)}.[^E1]`
      const input = propose.input.parse({ revise: 'C1', text })
      const done = await doAct(propose, input, await packetAt(path, work.folder, here()), agentHands(agent))
      assert.ok(!('no' in done), JSON.stringify(done))
    }
    const texts = ['one', 'two', 'three', 'four'].map(
      said => `Services share the ${said === 'four' ? 'four' : 'account'}${'.'.repeat(said.length)}[^E1]`,
    )
    const done = await atOnce(
      texts.map((text, index) => proposing(index % 2 === 0 ? 'C1' : 'F1', `${text} Really${' so'.repeat(index)}.`)),
    )
    assert.equal(done.filter(({ exit }) => exit === 0).length, 2, JSON.stringify(done))
    for (const { exit, said } of done) if (exit !== 0) assert.match(said, /60 drafts of agent:clerk wait/)
    assert.equal(await waiting(), 60)
    verified()
  })

  test('wait no longer than a moment for a program that was killed, and leave nothing behind', async () => {
    const gone = spawn(process.execPath, ['-e', ''])
    await once(gone, 'close')
    const folder = work.path(path.replace(/\.md$/, '.ledger'))
    writeFileSync(join(folder, '.tmp-turn'), String(gone.pid))
    const [done] = await atOnce([proposing('C1', 'Four services share it.[^E1]')])
    assert.equal(done?.exit, 0, done?.said)
    assert.deepEqual(
      readdirSync(folder).filter(name => name.startsWith('.tmp-')),
      [],
    )
  })
})
