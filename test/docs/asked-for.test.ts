// What the page of wishes says is here, is here: rules by their codes, and commands that can be typed.
import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../../build/generated.ts'
import { readArguments } from '../../server/cli/arguments.ts'
import { allCommands } from '../../server/cli/commands/index.ts'

const page = readFileSync(join(root, 'docs', 'asked-for.md'), 'utf8')

suite('docs/asked-for.md', () => {
  test('names rules that there are', () => {
    const named = [...page.matchAll(/rule `([^`]+)`/g)].map(([, code]) => code!)
    assert.ok(named.length > 10)
    assert.deepEqual(
      named.filter(code => !existsSync(join(root, 'server', 'rules', `${code}.ts`))),
      [],
    )
  })

  test('shows commands that can be typed', async () => {
    const commands = await allCommands()
    const calls = [...page.matchAll(/`countersign ([^`]+)`/g)].map(([, call]) => call!)
    assert.ok(calls.length > 10)
    for (const call of calls) {
      const [name, ...words] = [...call.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!)
      const command = commands.find(one => one.name === name)
      assert.ok(command, call)
      if (words.length > 0) readArguments(words, command)
    }
  })

  test('links to pages that there are', () => {
    for (const [, link] of page.matchAll(/\]\((?!https:)([^)#]+)\)/g))
      assert.ok(existsSync(join(root, 'docs', link!)), link)
  })
})
