import assert from 'node:assert/strict'
import { type Grouping, grouped } from '../../client/packets/group.ts'
import type { PacketEntry } from '../../schemas/protocol.ts'

const words = { you: 'you', nobody: 'nobody', others: (who: string) => `for ${who}` }

const entry = (number: string, more: Partial<PacketEntry> = {}): PacketEntry => ({
  uri: `file:///${number}.md`,
  number,
  title: number,
  verdict: 'blocked',
  waitsFor: [],
  blocks: 0,
  drafts: 0,
  ...more,
})

function check(by: Grouping, packets: readonly PacketEntry[], expected: Readonly<Record<string, readonly string[]>>) {
  const groups = grouped(packets, by, words).map(({ name, packets }) => [name, packets.map(({ number }) => number)])
  assert.deepEqual(groups, Object.entries(expected))
}

suite('packets in groups', () => {
  test('what waits for you comes first, what waits for nobody last, and numbers count', () =>
    check(
      'waits',
      [
        entry('P-10'),
        entry('P-9', { waitsFor: ['@lea', '@sam'] }),
        entry('P-100', { waitsFor: ['@sam', '@lea'], yours: true }),
        entry('P-20', { waitsFor: ['@sam'], yours: true }),
      ],
      { you: ['P-20', 'P-100'], 'for @lea': ['P-9'], nobody: ['P-10'] },
    ))
  test('by verdict, what needs somebody most comes first', () =>
    check(
      'verdict',
      [entry('A', { verdict: 'handed off' }), entry('B'), entry('C', { verdict: 'escalated' }), entry('D')],
      { escalated: ['C'], blocked: ['B', 'D'], 'handed off': ['A'] },
    ))
  test('by owner', () =>
    check('owner', [entry('A'), entry('B', { owner: '@ines' })], { '@ines': ['B'], nobody: ['A'] }))
})
