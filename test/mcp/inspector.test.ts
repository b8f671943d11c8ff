// The protocol's own Inspector lists and calls everything that the server has, strictly, in both eras.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inspector, installInspector } from '../../build/inspector.ts'
import { tools } from '../../server/mcp/tools/index.ts'
import { command } from '../support/workspace.ts'
import { type Desk, desk, eras, path, sample } from './desk.ts'

const about = (result: unknown) =>
  (result as { structuredContent: { about?: { packet: string; revision: string } } }).structuredContent.about

suite('the Inspector', function () {
  this.timeout(600_000)
  suiteSetup(function () {
    const missing = installInspector()
    if (!missing) return
    console.error(`SKIPPED: the Inspector, since ${missing.no}`)
    this.skip()
  })

  for (const era of eras)
    suite(`in the ${era} era`, () => {
      let work: Desk
      suiteSetup(() => {
        work = desk().opened()
      })

      const ask = (...words: readonly string[]): unknown => {
        const server = [process.execPath, command, 'mcp', '--as', 'agent:clerk']
        const how = ['--protocol-era', era, '--format', 'json', '-q']
        const { status, stdout, stderr } = spawnSync(
          process.execPath,
          [inspector, '--cli', ...server, ...how, ...words],
          {
            cwd: work.folder,
            encoding: 'utf8',
            env: {
              PATH: process.env.PATH ?? '',
              HOME: work.home,
              NODE_COMPILE_CACHE: join(tmpdir(), 'countersign-test-compile-cache'),
            },
          },
        )
        assert.equal(status, 0, `${words.join(' ')}\n${stderr}${stdout}`)
        return (JSON.parse(stdout) as { result: unknown }).result
      }
      const call = (name: string, more = {}) => {
        const given = JSON.stringify({ ...sample(name), ...more })
        return ask('--method', 'tools/call', '--tool-name', name, '--tool-args-json', given)
      }

      test('lists every tool', () => {
        const listed = ask('--method', 'tools/list', '--strict') as { tools: { name: string }[] }
        assert.deepEqual(
          listed.tools.map(({ name }) => name),
          tools.map(({ name }) => name),
        )
      })
      for (const { name } of tools)
        test(`calls ${name}`, () => {
          const known = name === 'what_changed' ? { revision: about(call('read_packet'))?.revision } : {}
          const named = about(call(name, known))
          if (named) assert.equal(named.packet, path)
        })
      test('lists and reads resources', () => {
        const { resources } = ask('--method', 'resources/list') as { resources: { uri: string }[] }
        for (const kind of ['packets', 'ledgers', 'rules', 'profiles']) {
          const { uri } = resources.find(one => one.uri.startsWith(`countersign://${kind}/`)) ?? { uri: '' }
          assert.match(JSON.stringify(ask('--method', 'resources/read', '--uri', uri)), /"text":/)
        }
      })
      test('lists and gets prompts', () => {
        const { prompts } = ask('--method', 'prompts/list') as { prompts: { name: string }[] }
        const [first] = prompts
        const got = ask(
          '--method',
          'prompts/get',
          '--prompt-name',
          first?.name ?? '',
          '--prompt-args',
          `packet=${path}`,
        )
        assert.match(JSON.stringify(got), /packets\/broker\.md/)
      })
    })
})
