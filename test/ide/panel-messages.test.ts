// What an editor takes from inside of its panel, and what it does not: the panel is the less trusted side.
import assert from 'node:assert/strict'
import { readMessage } from '../../client/panel/read.ts'
import { panelActs } from '../../schemas/panel.ts'
import { acts } from '../../server/acts/index.ts'

const uri = 'file:///packet.md'

const good = [
  { type: 'ready' },
  { type: 'show', uri, range: { start: 0, end: 5 }, focus: false },
  { type: 'act', uri, act: 'accept', about: 'D1' },
  { type: 'act', uri, act: 'open' },
  { type: 'compare', uri, draft: 'D12' },
  { type: 'explain', uri, rule: 'open-objection' },
  { type: 'look', uri, ids: [] },
  { type: 'look', uri, ids: ['E1', 'E12'] },
  { type: 'stop-looking', uri },
  { type: 'excerpts', uri, evidence: 'E1' },
  { type: 'sync', uri },
]

const bad: readonly unknown[] = [
  undefined,
  'ready',
  { type: 'run', command: 'workbench.action.terminal.new' },
  { type: 'ready', uri },
  { type: 'show', uri, range: { start: -1, end: 5 }, focus: false },
  { type: 'show', uri, range: { start: 0.5, end: 5 }, focus: false },
  { type: 'show', uri, range: { start: 0, end: 5 }, focus: 'yes' },
  { type: 'act', act: 'accept', about: 'D1' },
  { type: 'act', uri, act: 'workbench.action.quit' },
  { type: 'act', uri, act: 'accept', about: 'D1', input: { what: ['C1'] } },
  { type: 'act', uri, act: 'accept', about: 'x'.repeat(201) },
  { type: 'compare', uri, draft: 'D1/../../x' },
  { type: 'look', uri },
  { type: 'look', uri, ids: ['../E1'] },
  { type: 'excerpts', uri, evidence: 'C1' },
  { type: 'explain', uri, rule: '../../package' },
  { type: 'explain', uri, rule: 'Open-Objection' },
]

suite('messages of the panel', () => {
  for (const message of good)
    test(`is taken: ${JSON.stringify(message)}`, () => assert.deepEqual(readMessage(message), message))
  for (const message of bad)
    test(`is not taken: ${JSON.stringify(message)?.slice(0, 100)}`, () => assert.equal(readMessage(message), undefined))

  test('whatever it can ask for is an act', () => {
    const names = new Set(acts.map(({ name }) => name))
    assert.deepEqual(
      panelActs.filter(act => !names.has(act)),
      [],
    )
  })
})
