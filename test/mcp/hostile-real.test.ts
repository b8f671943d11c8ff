// The same rogue agent where it really is: at the server's standard input, and at a shell with the command.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import fc from 'fast-check'
import { acts } from '../../server/acts/index.ts'
import { dashed } from '../../server/cli/act-command.ts'
import { packetAt } from '../../server/host/packet-at.ts'
import { connected, type Desk, desk, path } from './desk.ts'
import { type Call, calls, type Ground, unharmed } from './rogue.ts'

const seed = Number(process.env.COUNTERSIGN_SEED ?? 20261120)
const times = Number(process.env.COUNTERSIGN_RUNS ?? 1)

suite('a rogue agent at the real server and the real command', function () {
  this.timeout(600_000)
  let work: Desk
  setup(() => {
    work = desk().opened()
    work.fine('maria', 'accept', path, 'F1')
    work.fine('raman', 'accept', path, 'Q1')
  })

  const ground = async (): Promise<Ground> => {
    const { scene, checked } = await packetAt(path, work.folder, { XDG_CACHE_HOME: join(work.home, 'cache') })
    return { scene, checked, files: [] }
  }
  const some = (kind: Call['by'], count: number) =>
    fc
      .sample(calls(10 * count), { seed, numRuns: 1 })[0]!
      .filter(({ by }) => by === kind)
      .slice(0, count)

  test('moves nothing by its tools', async () => {
    const before = await ground()
    const client = await connected(work, 'modern')
    for (const { name, given } of some('tool', 150 * times)) {
      const named = 'packet' in given && given.packet === 'packet.md' ? { packet: path } : {}
      await client.callTool({ name, arguments: { ...given, ...named } })
    }
    await client.close()
    const now = await ground()
    assert.ok(now.scene.ledger.events.length > before.scene.ledger.events.length, 'Nothing was tried.')
    unharmed(before, now)
    assert.equal(work.run('ledger', 'verify', path).exit, 0)
  })

  test('moves nothing by the command, whatever it says that it is', async () => {
    const before = await ground()
    let done = 0
    for (const call of some('command', 25 * times)) {
      if (call.by !== 'command') continue
      const actor = call.actor.replace('refresher', 'clerk')
      if (work.run(...wordsOf(call), '--as', actor).exit === 0) done++
    }
    const propose = ['propose', path, '--as', 'agent:clerk']
    for (const more of [
      ['--revise', 'C1', '--text', 'All four services share the account.[^E1]'],
      ['--after', 'C1', '--text', '**C7.** One login is by svc-billing.[^E1]'],
      ['--remove', 'F1', '--text', 'C7 says it.'],
    ])
      if (work.run(...propose, ...more).exit === 0) done++
    const now = await ground()
    assert.ok(done > 0, 'Nothing was tried.')
    unharmed(before, now)
    assert.equal(work.run('ledger', 'verify', path).exit, 0)
  })

  /** As somebody types it: what stands without a flag, then flags. */
  function wordsOf({ name, given }: Call): readonly string[] {
    const positional = acts.find(act => act.name === name)?.positional ?? []
    const words = positional.flatMap(key => [given[key] ?? []].flat().map(String))
    const flags = Object.entries(given)
      .filter(([key]) => !positional.includes(key as never))
      .flatMap(([key, value]) => (value === true ? [`--${dashed(key)}`] : [`--${dashed(key)}`, String(value)]))
    return [name, path, ...words, ...flags]
  }
})
