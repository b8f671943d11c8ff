// The command that `status` names is one that there is: its words fit what the command takes.
import assert from 'node:assert/strict'
import { panelActs } from '../../schemas/panel.ts'
import { readArguments } from '../../server/cli/arguments.ts'
import { allCommands } from '../../server/cli/commands/index.ts'
import { nextCommand } from '../../server/cli/next-command.ts'

suite('the next command', () => {
  for (const act of panelActs)
    test(`for ${act} can be typed`, async () => {
      const [program, name = '', ...words] =
        nextCommand({ code: 'some-rule', act, about: 'O1' }, 'p.md')?.split(' ') ?? []
      if (!program) return
      assert.equal(program, 'countersign')
      const command = (await allCommands()).find(one => one.name === name)
      assert.ok(command, name)
      const { rest } = readArguments(words, command)
      assert.equal(rest[0], name === 'explain' ? 'some-rule' : 'p.md')
    })

  test('looks at evidence again', () =>
    assert.equal(
      nextCommand({ code: 'stale-evidence', about: 'E3' }, 'a b.md'),
      "countersign evidence refresh 'a b.md' E3",
    ))

  test('explains what no command does', () =>
    assert.equal(
      nextCommand({ code: 'unsourced-number', about: 'C3' }, 'p.md'),
      'countersign explain unsourced-number',
    ))

  test('walks through text, and takes a draft by its ID', () => {
    const accepting = (about: string) => nextCommand({ code: 'some-rule', act: 'accept', about }, 'p.md')
    assert.equal(accepting('section "Findings"'), 'countersign review p.md')
    assert.equal(accepting('D2'), 'countersign accept p.md D2')
  })
})
