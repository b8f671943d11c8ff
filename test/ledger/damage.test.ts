// Every kind of damage to files and to the order of events, by its name.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { datedAhead } from '../../server/ledger/ahead.ts'
import { damages } from '../../server/ledger/damage.ts'
import { foldLedger } from '../../server/ledger/fold.ts'
import { lostFrom } from '../../server/ledger/lost.ts'
import { type Play, play, world } from './play.ts'
import { check, rewrite, type Touch, three, untouched } from './touched.ts'

const edit =
  (name: string, change: (bytes: Buffer) => Buffer): Touch =>
  (files, { id }) => {
    const file = `${id(name)}.json`
    files.set(file, change(files.get(file)!))
  }

suite('damage', () => {
  test('an event whose text was changed', () =>
    check(
      three,
      edit('b', bytes => Buffer.from(bytes.toString().replace('"seq":2', '"seq":3'))),
      `edited-event b
      missing-parent c b`,
    ))
  test('an event that was cut', () =>
    check(
      three,
      edit('c', bytes => bytes.subarray(0, 100)),
      'truncated-event c',
    ))
  test('an event that is empty', () =>
    check(
      three,
      edit('c', () => Buffer.alloc(0)),
      'truncated-event c',
    ))
  test('an event with line endings behind it says what it said', () => {
    const ledger = check(
      three,
      edit('a', bytes => Buffer.concat([bytes, Buffer.from('\r\n')])),
      'changed-line-endings a',
    )
    assert.equal(ledger.state.objections.size, 1)
  })
  test('an event with a byte-order mark says what it said', () =>
    void check(
      three,
      edit('a', bytes => Buffer.concat([Buffer.from('\uFEFF'), bytes])),
      'changed-line-endings a',
    ))
  test('a signature with other line endings proves what it proved', () =>
    void check(
      three,
      (files, { id }) => {
        const name = [...files.keys()].find(file => file.startsWith(id('c')) && file.endsWith('.sig'))!
        files.set(name, Buffer.from(files.get(name)!.toString().replaceAll('\n', '\r\n')))
      },
      'changed-line-endings c',
    ))
  test('two events with each other’s names', () =>
    check(
      three,
      (files, { id }) => {
        const [b, c] = [`${id('b')}.json`, `${id('c')}.json`]
        const [bytesOfB, bytesOfC] = [files.get(b)!, files.get(c)!]
        files.set(b, bytesOfC).set(c, bytesOfB)
      },
      'edited-event b\nedited-event c',
    ))
  test('an event that is not there', () =>
    check(three, (files, { id }) => void files.delete(`${id('b')}.json`), 'missing-parent c b\norphan-signature b'))
  test('an event that is lost for good, and a person says so', () => {
    const script = `${three}\nx: @raman loss-acknowledged { events: [$b], words: The disk died. }`
    const rest = 'missing-parent c b (settled by x)\norphan-signature b'
    const ledger = check(script, (files, { id }) => void files.delete(`${id('b')}.json`), rest)
    assert.equal([...ledger.state.objections.values()][0]!.status, 'withdrawn')
  })
  test('an event of a kind that nobody knows', () =>
    check(
      three,
      (files, played) => rewrite(files, played, 'c', event => ({ ...event, type: 'objection-forgotten' })),
      'unknown-event',
    ))
  test('an event of a later version', () =>
    check(three, (files, played) => rewrite(files, played, 'c', event => ({ ...event, v: 2 })), 'unknown-event'))
  test('an event with more to say than its kind', () =>
    check(
      three,
      (files, played) => rewrite(files, played, 'c', event => ({ ...event, mood: 'good' })),
      'unknown-event',
    ))
  test('an event of another packet', () =>
    check(
      three,
      (files, played) => rewrite(files, played, 'c', event => ({ ...event, packet: 'PKT-2' })),
      'foreign-event',
    ))
  test('words that were changed', () =>
    check(
      three,
      (files, { names }) =>
        void files.set([...files.keys()].find(name => name.endsWith('.words'))!, Buffer.from(names.size.toString())),
      'edited-words\nmissing-words a',
    ))
  test('words that are not there', () =>
    check(
      three,
      files => void files.delete([...files.keys()].find(name => name.endsWith('.words'))!),
      'missing-words a',
    ))
  test('words that were disposed of are no damage, unless they are there', () => {
    const script = `${three}\nd: @raman disposed { texts: ["No."], why: A secret stood in it }`
    check(script, untouched, 'kept-words d')
    check(script, files => void files.delete([...files.keys()].find(name => name.endsWith('.words'))!), '')
  })
  test('a file that does not belong there', () =>
    check(three, files => void files.set('notes.txt', Buffer.from('x')), 'unknown-file'))
  test('a file that a killed writer left is none', () =>
    check(three, files => void files.set('.tmp-1', Buffer.from('x')), ''))
  test('a signature without its event', () =>
    check(three, (files, { id }) => void files.delete(`${id('c')}.json`), 'orphan-signature c'))

  test('an event that counts wrongly', () =>
    check(three, (files, played) => rewrite(files, played, 'b', event => ({ ...event, lamport: 9 })), 'wrong-lamport'))
  test('an event that is out of its author’s sequence', () =>
    check(three, (files, played) => rewrite(files, played, 'b', event => ({ ...event, seq: 9 })), 'wrong-sequence'))
  test('two events of one author with one number', () =>
    check(
      `a: agent:x draft-proposed { id: D1, verb: revises, targets: [C1], words: One. } after open
      b: agent:x draft-proposed { id: D1, verb: revises, targets: [C1], words: Two. } after open`,
      untouched,
      'reused-sequence a b',
    ))
  test('a clock that went back', () =>
    check(
      three,
      (files, played) => rewrite(files, played, 'b', event => ({ ...event, time: '2020-01-01T00:00:00Z' })),
      'clock-went-back',
    ))

  test('a clock that is ahead', () => {
    const { ledger, names } = play(three)
    const [first] = ledger.events
    const minute = Date.parse(first!.event.time) / 60_000
    const ahead = datedAhead(ledger, minute - 4)
    const told = ahead.map(({ kind, event }) => `${kind} ${names.get(event!)}`)
    assert.deepEqual(told, ['clock-ahead b', 'clock-ahead c'])
  })
  test('an event before the opening', () =>
    check(
      `open: @maria packet-opened { profile: x, coordinator: maria, owner: raman }; unsigned\n${three}`,
      untouched,
      `unsigned-decision open
      not-opened a
      not-opened b
      not-opened c`,
    ))
  test('a packet that is opened twice', () => {
    check(`x: @raman packet-opened { profile: x, coordinator: raman, owner: raman }`, untouched, 'not-allowed x')
    const one = play('')
    const other = play('open: @otto packet-opened { profile: x, coordinator: otto, owner: otto }')
    const ledger = foldLedger([...one.files, ...other.files], world)
    assert.ok(ledger.damage.some(({ kind }) => kind === 'opened-twice'))
  })

  suite('what git remembers', () => {
    const told = (gone: (name: string, id: Play['id']) => boolean) => {
      const played = play(three)
      const ledger = foldLedger(
        played.files.filter(({ name }) => !gone(name, played.id)),
        world,
      )
      const history = played.files.map(({ name }) => ({ name, commit: 'abc123' }))
      const damage = lostFrom(history, 'PKT-1.ledger', ledger)
      for (const { message, file } of damage) {
        assert.ok(message.endsWith(`Bring it back: git checkout abc123 -- 'PKT-1.ledger/${file}'.`))
      }
      return damage.map(({ kind, event }) => `${kind} ${played.names.get(event!)}`).sort()
    }
    test('and is there', () =>
      assert.deepEqual(
        told(() => false),
        [],
      ))
    test('of an event that nobody names', () =>
      assert.deepEqual(
        told((name, id) => name.startsWith(id('c'))),
        ['lost-event c', 'lost-signature c'],
      ))
    test('of a signature that nobody asks for', () =>
      assert.deepEqual(
        told((name, id) => name.startsWith(id('b')) && name.endsWith('.sig')),
        ['lost-signature b'],
      ))
  })

  test('two owners and two coordinators', () => {
    const fork = (
      place: string,
      from: string,
    ) => `a: @raman owner-transferred { place: ${place}, from: ${from}, to: otto } after open
      b: @lea owner-transferred { place: ${place}, from: ${from}, to: lea } after open`
    check(fork('owner', 'raman'), untouched, 'forked-owner b a')
    check(fork('coordinator', 'maria'), untouched, 'forked-coordinator a b')
  })

  test('has a test for every kind', () => {
    const tests = ['damage.test.ts', 'decisions.test.ts', '../story/policy-from.test.ts'].map(name =>
      readFileSync(join(import.meta.dirname, name), 'utf8'),
    )
    const never = Object.keys(damages).filter(kind => !tests.some(text => text.includes(kind)))
    assert.deepEqual(never, [])
  })
})
