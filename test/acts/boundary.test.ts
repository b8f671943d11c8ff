// What holds for every act: one for each kind of event, agents decide nothing, and every face can be made of the list.
import assert from 'node:assert/strict'
import { acts } from '../../server/acts/index.ts'
import { perform } from '../../server/acts/perform.ts'
import { definitionOf, definitions } from '../../server/ledger/events/index.ts'
import { sceneOfNote } from './play.ts'

/** Kinds of events whose acts are still to come. */
const awaited = new Set(['evidence-retrieved', 'released', 'exported'])
/** What an agent may do, by the boundary table. Nothing of it decides. */
const forAgents = new Set(['propose', 'recommend', 'record-run', 'refresh', 'suspect'])
/** Flags that the command line has for itself. */
const taken = new Set(['me', 'as', 'yes', 'json', 'help'])

suite('every kind of event', () => {
  for (const { type } of definitions)
    test(`${type} has one act`, () => {
      const writing = acts.filter(({ writes }) => writes.includes(type)).map(({ name }) => name)
      if (writing.length === 0) assert.ok(awaited.has(type), `No act writes ${type}.`)
      else assert.deepEqual(writing, [definitionOf(type).act])
    })
})

suite('every act', () => {
  test('has a name of its own', () => assert.equal(new Set(acts.map(({ name }) => name)).size, acts.length))
  for (const act of acts) {
    const people = act.writes.every(type => definitionOf(type).by === 'people')
    test(`${act.name} is ${people ? 'for people alone' : 'for people and agents'}`, async () => {
      assert.equal(forAgents.has(act.name), !people)
      if (!people) return
      const hands = { actor: 'agent:refresher', time: '2026-11-20T09:00:00Z', salt: () => '0'.repeat(32) }
      const done = await perform(act, {}, await sceneOfNote(), hands)
      assert.match('no' in done ? done.no : done.says, /^Agents do not /)
    })
    test(`${act.name} explains what it takes`, () => {
      assert.match(act.summary, /^[A-Z].*\.$/)
      for (const [name, type] of Object.entries(act.input.shape)) {
        assert.ok(type.description, `${name} has no description.`)
        assert.ok(!taken.has(name), `${name} is the command line’s own.`)
      }
      const several = act.positional.filter(name => act.input.shape[name]!.safeParse(['C1']).success)
      assert.ok(several.length === 0 || (several.length === 1 && several[0] === act.positional.at(-1)))
    })
  }
})
