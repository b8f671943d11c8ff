// From words to flags, and what is said where they are wrong.
import assert from 'node:assert/strict'
import { readArguments } from '../../server/cli/arguments.ts'
import type { Command } from '../../server/cli/command.ts'
import { commands } from '../../server/cli/commands/index.ts'
import { Wrong } from '../../server/host/wrong.ts'

const command = (name: string): Command => commands.find(one => one.name === name)!

/** `lint --fix a` → what was understood, flags first, or the message. */
function check(line: string, expected: string) {
  const [name = '', ...words] = line.split(' ')
  assert.equal(understood(command(name), words.filter(Boolean)), expected)
}

function understood(command: Command, words: readonly string[]): string {
  try {
    const { flags, rest } = readArguments(words, command)
    const given = [...Object.keys(command.flags), 'help', 'no-color'].filter(flags.has)
    return [...given.map(name => `${name}=${flags.all(name).join('+')}`), ...rest].join(' ')
  } catch (error) {
    if (!(error instanceof Wrong)) throw error
    return [error.message, error.hint].filter(Boolean).join(' ')
  }
}

suite('arguments', () => {
  const lines: readonly (readonly [string, string])[] = [
    ['lint', ''],
    ['lint a.md b', 'a.md b'],
    ['lint --format json a', 'format=json a'],
    ['lint -f json --format=unix', 'format=json+unix'],
    ['lint -fjson a', 'format=json a'],
    ['lint --rule a=off --rule b=info', 'rule=a=off+b=info'],
    ['lint --fix --quiet', 'quiet= fix='],
    ['lint --changed', 'changed=HEAD'],
    ['lint --changed a.md', 'changed=HEAD a.md'],
    ['lint --changed=origin/main a.md', 'changed=origin/main a.md'],
    ['lint -- --changed', '--changed'],
    ['lint a -- -b --fix', 'a -b --fix'],
    ['lint --no-color a', 'no-color= a'],
    ['lint --output-file=', 'output-file='],
    ['lint --fixx', 'lint has no flag --fixx. Did you mean --fix?'],
    ['lint --as_of 1', 'lint has no flag --as_of. Did you mean --as-of?'],
    ['lint -z', 'lint has no flag -z. `countersign help lint` shows what it takes.'],
    ['lint --constructor', 'lint has no flag --constructor. `countersign help lint` shows what it takes.'],
    ['lint --format', '--format needs a value: --format FORMAT.'],
    ['lint --format --fix', '--format needs a value: --format FORMAT.'],
    ['lint --fix=yes', '--fix takes no value.'],
    ['drafts', 'drafts needs PACKET. `countersign help drafts` shows what it takes.'],
    ['drafts a b', 'There is an argument too many: b `countersign help drafts` shows what it takes.'],
    ['status --help', 'help='],
    ['new credential-exception a.md --coordinator maria', 'coordinator=maria credential-exception a.md'],
  ]
  for (const [line, expected] of lines) test(line, () => check(line, expected))

  test('no two flags of a command share a letter', () => {
    for (const { flags } of commands) {
      const letters = Object.values(flags).flatMap(({ short }) => short ?? [])
      assert.equal(new Set(letters).size, letters.length)
    }
  })
})
