// Every kind of damage, by its name: what was done to a ledger, and what it says about itself afterwards.
import assert from 'node:assert/strict'
import { datedAhead } from '../../server/ledger/ahead.ts'
import { canonical, digestOf, type Value } from '../../server/ledger/canonical.ts'
import type { LedgerFile } from '../../server/ledger/contents.ts'
import { type DamageKind, damages } from '../../server/ledger/damage.ts'
import { namespaceOf } from '../../server/ledger/definition.ts'
import { definitionOf, type EventType } from '../../server/ledger/events/index.ts'
import { foldLedger, type Ledger } from '../../server/ledger/fold.ts'
import { lostFrom } from '../../server/ledger/lost.ts'
import { signatureName } from '../../server/ledger/names.ts'
import { armored } from './keys.ts'
import { keyOf, type Play, play, type TestPolicy, tell, world } from './play.ts'

type Laws = Readonly<Record<string, TestPolicy>>
type Touch = (files: Map<string, Buffer>, played: Play) => void
const found = new Set<DamageKind>()

/** What is wrong, as `kind event`, and whether the objection of the script is still seen. */
function check(script: string, touch: Touch, expected: string, laws: Laws = {}): Ledger {
  const played = play(script, laws)
  const files = new Map(played.files.map(({ name, bytes }) => [name, Buffer.from(bytes!)]))
  touch(files, played)
  const ledger = foldLedger(
    [...files].map(([name, bytes]): LedgerFile => ({ name, bytes })),
    world,
  )
  for (const { kind, message } of ledger.damage) {
    found.add(kind)
    assert.match(message, /\.$/)
  }
  const lines = tell({ ledger, names: played.names })
    .split('\n')
    .filter(line => line.startsWith('!'))
  assert.deepEqual(
    lines.map(line =>
      line
        .slice(2)
        .replace(/ [0-9a-f]{8}(?= |$)/, '')
        .trim(),
    ),
    expected
      .split('\n')
      .map(line => line.trim())
      .filter(line => line !== ''),
  )
  return ledger
}

/** Puts another event in the place of one, under its own right name, and takes those away that knew the first. */
function rewrite(
  files: Map<string, Buffer>,
  { id, names }: Play,
  name: string,
  change: (event: Readonly<Record<string, unknown>>) => object,
  signer?: string,
): void {
  const event = change(JSON.parse(files.get(`${id(name)}.json`)!.toString()))
  const order = [...names.values()]
  const gone = order.slice(order.indexOf(name)).map(id)
  for (const file of files.keys()) if (gone.some(one => file.startsWith(one))) files.delete(file)
  const bytes = Buffer.from(canonical(event as Value))
  files.set(`${digestOf(bytes)}.json`, bytes)
  if (!signer) return
  const key = keyOf(signer)
  const act = definitionOf((event as { type: EventType }).type).act
  const armor = armored(key, namespaceOf(act), bytes)
  files.set(signatureName(digestOf(bytes), digestOf(key.blob)), Buffer.from(armor))
}

const untouched: Touch = () => undefined
const three = `a: @lea objection-raised { id: O1, targets: [C1], words: No. }
  b: @maria objection-answered { objection: $a, words: Yes. }
  c: @lea objection-withdrawn { objection: $a }`
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
    for (const { kind } of ahead) found.add(kind)
    assert.deepEqual(
      ahead.map(({ event }) => names.get(event!)),
      ['b', 'c'],
    )
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
    for (const { kind } of ledger.damage) found.add(kind)
    assert.ok(ledger.damage.some(({ kind }) => kind === 'opened-twice'))
  })

  suite('decisions', () => {
    const accept = 'a: @raman text-accepted { blocks: [C1 / x / Text.] }'
    test('without a signature', () => check(`${accept}; unsigned`, untouched, 'unsigned-decision a'))
    test('signed by somebody else', () => check(`${accept}; by lea`, untouched, 'bad-signature a\nbad-signature a'))
    test('signed by nobody known', () => check(`${accept}; by stranger`, untouched, 'bad-signature a\nbad-signature a'))
    test('signed for another act', () => check(`${accept}; for carry`, untouched, 'bad-signature a\nbad-signature a'))
    test('signed for other bytes', () =>
      check(
        `${accept}\nb: @raman text-accepted { blocks: [C2 / x / Text.] }`,
        (files, { id }) => {
          const sig = (name: string) =>
            [...files.keys()].find(file => file.startsWith(id(name)) && file.endsWith('.sig'))!
          files.set(sig('b'), files.get(sig('a'))!)
        },
        'bad-signature b\nbad-signature b',
      ))
    test('with a signature under the name of another key', () =>
      check(
        accept,
        (files, { id }) => {
          const name = [...files.keys()].find(file => file.startsWith(id('a')) && file.endsWith('.sig'))!
          files.set(`${id('a')}.0123456789abcdef.sig`, files.get(name)!)
          files.delete(name)
        },
        'bad-signature a\nbad-signature a',
      ))
    test('with one signature too many count, and the other is named', () =>
      check(
        accept,
        (files, { id }) => void files.set(`${id('a')}.0123456789abcdef.sig`, Buffer.from('x')),
        'bad-signature a',
      ))
    test('without the key that the act asks for', () => {
      const laws: Laws = { first: { version: 1, demand: { accept: 'touch+pin' } } }
      check(accept, untouched, 'weak-signature a', laws)
      check(`${accept}; by token, flags 1`, untouched, 'weak-signature a', laws)
      check(`${accept}; by token, flags 4`, untouched, 'weak-signature a', laws)
      check(`${accept}; by token, flags 5`, untouched, '', laws)
    })
    test('with a key that was listed for other acts or another time', () => {
      const listed = (options: string): Laws => ({
        first: { version: 1, without: ['otto'], signers: `otto ${options} ${keyOf('otto').listed}` },
      })
      const byOtto = accept.replace('@raman', '@otto')
      check(byOtto, untouched, '', listed('namespaces="countersign-*"'))
      check(
        byOtto,
        untouched,
        'bad-signature a\nbad-signature a',
        listed('namespaces="countersign-*,!countersign-accept"'),
      )
      check(byOtto, untouched, 'bad-signature a\nbad-signature a', listed('valid-before="20261101Z"'))
      check(byOtto, untouched, 'bad-signature a\nbad-signature a', listed('valid-after="20270101Z"'))
    })
    test('of a program', () => check(accept.replace('@raman', 'agent:x'), untouched, 'agent-decided a'))
    test('of a program with a person’s key', () =>
      check(`${accept.replace('@raman', 'agent:x')}; by raman`, untouched, 'bad-signature a\nagent-decided a'))
    test('that the policy does not allow', () =>
      check(accept, untouched, 'not-allowed a', { first: { version: 1, may: { accept: ['@maria'] } } }))
    test('about an event that is not there', () =>
      check(
        `h: @raman hold-placed { owner: raman, words: Wait. }
        l: @raman hold-lifted { hold: $h }`,
        (files, played) =>
          rewrite(files, played, 'l', event => ({ ...event, body: { hold: '0'.repeat(64) } }), 'raman'),
        'missing-parent 00000000\ndangling-reference',
      ))
    test('about an event that their parents do not know, yet it is there', () =>
      check(`${three}\nd: @raman hold-lifted { hold: $a } after open`, untouched, 'not-allowed d'))
    test('about another set of events', () => {
      check(`m: @raman readiness-marked { seal: rev, as: owner }`, untouched, '')
      check(
        `m: @raman readiness-marked { seal: rev, as: owner }\nx: @raman hold-placed { owner: raman, words: Wait. }`,
        (files, played) =>
          rewrite(files, played, 'm', event => ({ ...event, body: { ...(event.body as object), count: 2 } }), 'raman'),
        'wrong-seal',
      )
    })
    test('without knowing of an objection', () => {
      const script = `o: @lea objection-raised { id: O1, targets: [C1], words: No. } after open
        m: @raman readiness-marked { seal: rev, as: owner } after open
        a: @maria text-accepted { blocks: [C1 / x / Text.] } after open`
      check(script, untouched, 'decided-unaware m o\ndecided-unaware a o')
      check(
        `${script}
        n: @raman readiness-marked { seal: rev, as: owner }
        b: @maria text-accepted { blocks: [C1 / x / Text.] }`,
        untouched,
        '',
      )
    })
  })

  suite('policies', () => {
    const laws: Laws = {
      first: { version: 1, may: { 'change-policy': ['@raman'] }, strictness: 2 },
      second: { version: 2, may: { accept: [] }, strictness: 2 },
      lax: { version: 3, strictness: 1 },
    }
    const change = 'p: @raman policy-changed { from: policy first, to: policy second, words: New roster. }'
    test('hold from where they were changed', () =>
      check(
        `a: @maria text-accepted { blocks: [C1 / x / Text.] }\n${change}\nb: @maria text-accepted { blocks: [C2 / x / Text.] }`,
        untouched,
        'not-allowed b',
        laws,
      ))
    test('are changed by who may under the old one', () => {
      check(change.replace('@raman', '@lea'), untouched, 'not-allowed p', laws)
      check(`${change}; unsigned`, untouched, 'unsigned-decision p', laws)
    })
    test('never come back', () =>
      check(
        `${change}\nq: @raman policy-changed { from: policy second, to: policy first, words: Back. }`,
        untouched,
        'policy-rollback q',
        laws,
      ))
    test('do not follow one that is not in force', () =>
      check(
        'p: @raman policy-changed { from: policy second, to: policy lax, words: x. }',
        untouched,
        'policy-rollback p',
        laws,
      ))
    test('that were left behind judge nothing more', () =>
      check(
        `${change}\na: @maria text-accepted { blocks: [C1 / x / Text.] }`,
        (files, played) => {
          const { policy } = played.ledger.event(played.id('open'))!.event
          rewrite(files, played, 'a', event => ({ ...event, policy }), 'maria')
        },
        'wrong-policy',
        laws,
      ))
    test('that are not there let nobody do anything', () => {
      const { files, names } = play('x: @raman hold-placed { owner: raman, words: Wait. }')
      const ledger = foldLedger(files, { policy: () => undefined })
      for (const { kind } of ledger.damage) found.add(kind)
      assert.equal(tell({ ledger, names }), 'owner \n! unknown-policy open\n! not-opened x')
    })
    test('that ask for less are named until the charter is confirmed again', () => {
      const script = `a: @maria text-accepted { blocks: [C1 / x / Text.] }
        p: @raman policy-changed { from: policy first, to: policy lax, words: Less. }`
      check(script, untouched, 'policy-loosened p', laws)
      check(
        `${script}\nc: @raman charter-confirmed { owner: raman, reviewers: [], criteria: [] }`,
        untouched,
        'policy-loosened p (settled by c)',
        laws,
      )
    })
    test('from two branches both have to agree', () => {
      const fork = `p: @raman policy-changed { from: policy first, to: policy second, words: x. } after open
        q: @raman policy-changed { from: policy first, to: policy lax, words: y. } after open
        a: @maria text-accepted { blocks: [C1 / x / Text.] }`
      check(fork, untouched, 'not-allowed a\nreused-sequence p q\nforked-policy p q', laws)
    })
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
      for (const { kind, message, file } of damage) {
        found.add(kind)
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

  suiteTeardown(() => {
    const never = Object.keys(damages).filter(kind => !found.has(kind as DamageKind))
    assert.deepEqual(never, [])
  })
})
