// What help says is made of the commands: none is forgotten, and what one takes is all there.
import assert from 'node:assert/strict'
import { readArguments } from '../../server/cli/arguments.ts'
import { allCommands } from '../../server/cli/commands/index.ts'
import { groups } from '../../server/cli/groups.ts'
import { overview, page } from '../../server/cli/help.ts'

suite('help', () => {
  test('lists every command once, by what people come for', async () => {
    const commands = await allCommands()
    const said = overview(commands, '1.0')
    const listed = [...said.matchAll(/^ {2}([a-z-]+)/gm)].map(([, name]) => name!)
    assert.deepEqual(listed.toSorted(), [...commands.map(({ name }) => name), 'help'].toSorted())
    const names = new Set(commands.map(({ name }) => name))
    assert.deepEqual(
      groups.flatMap(group => group.names).filter(name => !names.has(name)),
      [],
    )
    assert.match(said, /^Begin\n {2}init .*\n {2}new PROFILE FILE /m)
  })

  test('says of an act what its arguments are, what it needs and what a flag takes', async () => {
    const commands = await allCommands()
    const of = (name: string) => page(commands.find(one => one.name === name)!)
    assert.match(of('open'), /^countersign open PACKET --owner HANDLE\n/)
    assert.match(of('carry'), /^ {2}OBJECTION +The objection: `O1`\.$/m)
    assert.match(of('carry'), /^ {2}--until DATE /m)
    assert.match(of('object'), /^ {2}TO… +What you object to: /m)
    assert.match(of('object'), /^ {2}--role ROLE /m)
    assert.match(of('hold'), /^ {2}--referral NAME .*\n {2}--owner HANDLE /m)
    assert.match(of('resume'), /^ {2}--hold NUMBER /m)
    const said = of('propose')
    for (const flag of ['revise WHAT', 'after ID', 'for HANDLE', 'role ROLE', 'call DIGEST', 'run RUN', 'text TEXT'])
      assert.match(said, new RegExp(`^ {2}--${flag} `, 'm'))
  })

  test('marks what may be left out', async () => {
    const commands = await allCommands()
    const of = (name: string) => page(commands.find(one => one.name === name)!)
    assert.match(of('confirm-charter'), /^countersign confirm-charter PACKET \[REVIEWERS…\]\n/)
  })

  test('has an example of every command, which the command takes', async () => {
    for (const command of await allCommands())
      for (const example of command.examples ?? ['']) {
        const [program, name, ...words] = [...example.split(/ [>|]/)[0]!.matchAll(/"([^"]*)"|(\S+)/g)].map(
          ([, quoted, bare]) => quoted ?? bare!,
        )
        assert.deepEqual([program, name], ['countersign', command.name], command.name)
        const { flags } = readArguments(words, command)
        for (const [flag, { needed }] of Object.entries(command.flags)) if (needed) assert.ok(flags.has(flag), example)
      }
  })
})
