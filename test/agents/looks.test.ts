// What takes time in a run is to look at the packet: it is done once to plan, and once for each thing that is recorded.
import assert from 'node:assert/strict'
import { join } from 'node:path'
import { roles } from '../../server/agents/index.ts'
import { type PacketAt, packetAt } from '../../server/host/packet-at.ts'
import { runAgents } from '../../server/host/run-agents.ts'
import { desk, path } from '../mcp/desk.ts'

test('a run looks at the packet once for what it plans, and once for each draft', async function () {
  this.timeout(60_000)
  const work = desk().opened()
  let looks = 0
  const counted = (at: PacketAt): PacketAt => {
    looks++
    return { ...at, again: async () => counted(await at.again()) }
  }
  const comments = ['one', 'two', 'three'].map(said => ({
    by: 'lea',
    text: `Which host is number ${said}?`,
    from: 'mail',
    line: 12,
  }))
  const { plan, drafts } = await runAgents({
    agent: 'agent:clerk',
    roles: roles.filter(({ name }) => name === 'normaliser'),
    comments,
    look: async () => counted(await packetAt(path, work.folder, { XDG_CACHE_HOME: join(work.home, 'cache') })),
    progress() {},
  })
  assert.deepEqual(drafts, ['D1', 'D2', 'D3'], JSON.stringify(plan))
  const [planning, recording] = [1, 1]
  assert.equal(looks, planning + recording + drafts.length)
})
