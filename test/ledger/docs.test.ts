// docs/ledger.md says what is so: its tables are held against the code, and its commands are run.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { damages } from '../../server/ledger/damage.ts'
import { definitions } from '../../server/ledger/events/index.ts'
import { keyOf, people, play } from './play.ts'

const page = readFileSync(join(import.meta.dirname, '../../docs/ledger.md'), 'utf8')
const rows = page
  .split('\n')
  .filter(line => line.startsWith('| `'))
  .map(line => line.slice(2, -2).split(' | '))

suite('docs/ledger.md', () => {
  test('lists every kind of event with its act, its authors and its key', () => {
    const told = rows.filter(row => row.length === 5).map(([type, , act, by, key]) => `${type} ${act} ${by} ${key}`)
    const real = definitions.map(({ type, act, by, signature }) => `\`${type}\` ${act} ${by} ${signature}`)
    assert.deepEqual(told.sort(), real.sort())
  })
  test('lists every kind of damage with its meaning', () => {
    const section = page.slice(page.indexOf('\n## Damage'), page.indexOf('\n## What the ledger cannot show'))
    const told = section.split('\n').filter(line => line.startsWith('| `'))
    assert.deepEqual(
      told,
      Object.entries(damages).map(([kind, meaning]) => `| \`${kind}\` | ${meaning} |`),
    )
  })
  test('has commands that do what it says', () => {
    const { files, id } = play('a: @maria text-accepted { blocks: [C1 / x / Text.] }')
    const folder = mkdtempSync(join(tmpdir(), 'docs-'))
    try {
      for (const { name, bytes } of files) writeFileSync(join(folder, name), bytes!)
      writeFileSync(join(folder, 'allowed_signers'), people.map(name => `${name} ${keyOf(name).listed}\n`).join(''))
      const signature = files.find(({ name }) => name.startsWith(id('a')) && name.endsWith('.sig'))!.name
      const [, commands = ''] = /```sh\n([^`]*)```/.exec(page)!
      const env = { ...process.env, EVENT: id('a'), KEY: signature.split('.')[1] }
      const { status, stdout } = spawnSync('sh', ['-ec', commands], { cwd: folder, env, encoding: 'utf8' })
      assert.equal(status, 0)
      const [sum, verified] = stdout.split('\n')
      assert.equal(sum, `${id('a')}  ${id('a')}.json`)
      assert.match(verified!, /^Good "countersign-accept" signature for maria /)
    } finally {
      rmSync(folder, { recursive: true })
    }
  })
})
