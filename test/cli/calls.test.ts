// What the command says to a call that it does not understand, to one for help, and to one that only asks.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { commands } from '../../server/cli/commands/index.ts'
import { workspace } from '../support/workspace.ts'
import { note } from './note.ts'

const wrong = (line: string, err: string) =>
  test(`countersign ${line}`, () =>
    assert.deepEqual(workspace(note()).run(...line.split(' ')), { out: '', err: `countersign: ${err}\n`, exit: 2 }))

suite('wrong calls', function () {
  this.timeout(60_000)
  wrong('lnit', 'There is no command `lnit`.\nDid you mean `countersign lint`?')
  wrong('frobnicate', 'There is no command `frobnicate`.\n`countersign help` lists the commands.')
  wrong('--fix lint', 'The command comes first, flags after it: --fix\n`countersign help` lists the commands.')
  wrong('lint --fixx', 'lint has no flag --fixx.\nDid you mean --fix?')
  wrong('lint -f jsno', 'There is no format `jsno`.\nDid you mean `json`?')
  wrong('lint --rule duplicat-id=off', 'There is no rule `duplicat-id`.\nDid you mean `duplicate-id`?')
  wrong('lint --rule duplicate-id', '--rule duplicate-id needs a severity: --rule duplicate-id=error|warning|info|off.')
  wrong('lint --as-of 2026-02-30', '--as-of needs a day, and `2026-02-30` is none.\nWrite it as 2026-12-31.')
  wrong('lint --max-warnings -1', '--max-warnings needs a value: --max-warnings COUNT.')
  wrong('lint --max-warnings few', '--max-warnings needs a number, and `few` is none.')
  wrong('lint --watch --fix', '--watch and --fix do not go together.')
  wrong(
    'lint --stdin',
    '--stdin needs --stdin-filename PATH.\nThe path says which workspace the text belongs to, and where its evidence is.',
  )
  wrong('drafts', 'drafts needs PACKET.\n`countersign help drafts` shows what it takes.')
  wrong('status no.md', 'There is no file no.md.\nName a packet, or a folder for an overview of all below it.')
  wrong('status no.md note.md', 'There is no file or folder no.md.')
  wrong(
    'status countersign.yaml',
    'countersign.yaml is no packet.\nA packet begins with a front matter in which `packet:` stands.',
  )
  wrong('explain duplicate', 'There is no rule `duplicate`.\nDid you mean `countersign explain duplicate-id`?')
  wrong('new note note.md', 'note.md is already there, and is left as it is.')
})

suite('asking', function () {
  this.timeout(60_000)
  const { run } = workspace('')
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))

  test('for the version', () => {
    for (const word of ['--version', '-V', 'version'])
      assert.deepEqual(run(word), { out: `${version}\n`, err: '', exit: 0 })
  })

  test('for help, in each of its ways', () => {
    const { out } = run('help')
    for (const { name, summary } of commands)
      assert.match(out, new RegExp(`^  ${name} .*${summary.replace(/[.,:]/g, '\\$&')}$`, 'm'))
    for (const words of [[], ['--help'], ['-h']]) assert.equal(run(...words).out, out)
    for (const words of [
      ['help', 'lint'],
      ['lint', '--help'],
      ['lint', '-h', '--fix'],
    ])
      assert.match(run(...words).out, /^countersign lint \[PATH…\]\n[\s\S]*--max-warnings COUNT/)
  })

  test('docs/command-line.md names every flag of the commands that it describes, and no other', () => {
    const page = readFileSync(join(root, 'docs', 'command-line.md'), 'utf8')
    const described = [...page.matchAll(/^## countersign (\S+)$/gm)].map(([, name]) => name!)
    assert.deepEqual(
      ['lint', 'status', 'explain', 'init', 'new'].filter(name => !described.includes(name)),
      [],
    )
    const flags = described.flatMap(name => Object.keys(commands.find(one => one.name === name)?.flags ?? {}))
    for (const flag of flags) assert.ok(page.includes(`--${flag}`), flag)
    for (const [, flag] of page.matchAll(/`--([a-z-]+)/g))
      assert.ok([...flags, 'help', 'no-color', 'version', 'yes'].includes(flag!), flag)
  })
})
