// What a person installs: small, with what runs and nothing else, and whole.
import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from '@modelcontextprotocol/client'
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio'
import { root } from '../../build/generated.ts'
import { rig } from './rig.ts'

suite('the package', () => {
  const staged = join(root, 'out', 'extension')

  suiteSetup(rig)

  test('has less than 3 MB', () => {
    const [name] = readdirSync(join(root, 'out')).filter(name => name.endsWith('.vsix'))
    assert.ok(statSync(join(root, 'out', name!)).size < 3_000_000)
  })

  test('has no sources, no tests and no dependencies in it', () => {
    const files = readdirSync(staged, { recursive: true, encoding: 'utf8' }).map(file => file.replaceAll('\\', '/'))
    assert.deepEqual(
      files.filter(file => /\.ts$|\.map$|node_modules|(^|\/)test(\/|$)/.test(file)),
      [],
    )
    for (const needed of ['dist/extension.cjs', 'dist/server.cjs', 'dist/panel.js', 'README.md', 'media/icon.png'])
      assert.ok(files.includes(needed), needed)
  })

  test('its page shows pictures and links that are there', () => {
    const page = readFileSync(join(root, 'client', 'README.md'), 'utf8')
    const targets = [...page.matchAll(/\]\(\.\.\/([^)#]+)/g)].map(([, target]) => target!)
    assert.ok(targets.length > 3)
    for (const target of targets) assert.ok(existsSync(join(root, target)), target)
    assert.doesNotMatch(readFileSync(join(staged, 'README.md'), 'utf8'), /\]\(\.\./)
  })

  test('what is loaded with the first Markdown file is small', () => {
    assert.ok(statSync(join(staged, 'dist', 'extension.cjs')).size < 64_000)
  })

  test('the agents’ server in it answers, and none of its tools decides', async () => {
    const client = new Client({ name: 'test', version: '1' })
    const { office } = await rig()
    await client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [join(staged, 'dist', 'mcp-server.cjs')],
        cwd: office.folder,
      }),
    )
    const { tools } = await client.listTools()
    await client.close()
    assert.ok(tools.length > 3)
    assert.deepEqual(
      tools.map(({ name }) => name).filter(name => /accept|carry|transfer|release|hand_?off|withdraw/.test(name)),
      [],
    )
  })
})
