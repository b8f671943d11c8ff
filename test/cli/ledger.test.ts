// What `countersign ledger` says of a ledger that is whole, of one that was tampered with, and of one whose history knows better.
import assert from 'node:assert/strict'
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { office } from './office.ts'

type Office = ReturnType<typeof office>

/** A packet that was opened, accepted by its owner, and objected to by somebody who did not sign. */
function begun() {
  const of = office()
  const done = [
    of.by('maria', 'open', 'note.md', '--owner', 'raman'),
    of.by('raman', 'accept', 'note.md', 'F1'),
    of.run('object', 'note.md', 'F1', '--me', 'raman', '--text', 'One login\nis no pattern.'),
  ]
  for (const { exit, err } of done) assert.equal(exit, 0, err)
  return of
}

const eventOf = (of: Office, type: string) =>
  readdirSync(of.path('note.ledger')).find(
    name => name.endsWith('.json') && readFileSync(join(of.path('note.ledger'), name), 'utf8').includes(`"${type}"`),
  )!

/** Nothing else is wrong but `kinds`, and after `mend` nothing is. */
function check(of: Office, kinds: readonly string[], ...words: readonly string[]) {
  const { out, err, exit } = of.run('ledger', 'verify', 'note.md', '--json', ...words)
  assert.equal(err, '')
  const said = JSON.parse(out)
  assert.deepEqual(said.damage.map(({ kind }: { kind: string }) => kind).sort(), kinds)
  assert.equal(said.whole, kinds.length === 0)
  assert.equal(exit, kinds.length === 0 ? 0 : 1)
  return said
}

const object = (of: Office, text: string) =>
  assert.equal(of.run('object', 'note.md', 'F1', '--me', 'raman', '--text', text).exit, 0)

suite('countersign ledger log', function () {
  this.timeout(60_000)
  let of: Office
  suiteSetup(() => {
    of = begun()
  })

  test('tells what was done, by whom, and who proved it', () => {
    const { out, exit } = of.run('ledger', 'log', 'note.md')
    const story = out.replace(/\d{4}-\d\d-\d\d/, 'DAY').replace(/\d\d:\d\d {2}/g, '09:00  ')
    assert.equal(exit, 0)
    assert.equal(
      story,
      `Days and times are UTC, by the clock of each author.

DAY

  09:00  @maria opened the packet as note: @maria coordinates it, @raman owns it.
         (signed)
  09:00  @raman accepted F1. (signed)
  09:00  @raman raised O1 against F1. (not signed)
         > One login
         > is no pattern.
`,
    )
  })
  test('tells programs the same', () => {
    const { events } = JSON.parse(of.run('ledger', 'log', 'note.md', '--json').out)
    assert.deepEqual(
      events.map(({ type, signed, counts, words }: Record<string, unknown>) => [type, signed, counts, words]),
      [
        ['packet-opened', 'yes', true, []],
        ['text-accepted', 'yes', true, []],
        ['objection-raised', 'no', true, ['One login\nis no pattern.']],
      ],
    )
  })
  test('says so where there is none', () =>
    assert.deepEqual(office().run('ledger', 'log', 'note.md'), {
      out: '',
      err: 'countersign: note.md has no ledger yet.\n`countersign open note.md` begins it.\n',
      exit: 2,
    }))
})

suite('countersign ledger verify', function () {
  this.timeout(120_000)

  test('counts what was signed and names the set', () => {
    const of = begun()
    const { out, exit } = of.run('ledger', 'verify', 'note.ledger/')
    assert.equal(exit, 0)
    assert.match(out, /^note\.ledger: 3 events, 2 signed and checked, 1 of people unsigned, 0 of agents\.\n/)
    assert.match(out, /The set of all 3: [0-9a-f]{64}, 1 head\./)
    assert.match(out, /The ledger is whole\.\n$/)
  })
  test('finds a flipped byte', () => {
    const of = begun()
    const file = join(of.path('note.ledger'), eventOf(of, 'text-accepted'))
    const bytes = readFileSync(file)
    bytes[40]! ^= 1
    writeFileSync(file, bytes)
    check(of, ['edited-event', 'missing-parent'])
  })
  test('misses an unsigned objection that history had, and says how to bring it back', () => {
    const of = begun()
    of.commit('Objected')
    rmSync(join(of.path('note.ledger'), eventOf(of, 'objection-raised')))
    const { damage } = check(of, ['lost-event'])
    const [, restore = ''] = /Bring it back: git (checkout \S+ -- )'/.exec(damage[0].message) ?? []
    of.git(...restore.trim().split(' '), `note.ledger/${damage[0].file}`)
    check(of, [])
  })
  test('brings back what was written first, not what somebody made of it', () => {
    const of = begun()
    of.commit('Objected')
    const file = `note.ledger/${eventOf(of, 'objection-raised')}`
    of.write(file, `${of.read(file)} `)
    of.commit('Touched up')
    rmSync(of.path(file))
    of.commit('Gone')
    const { damage } = check(of, ['lost-event'])
    of.git('checkout', /git checkout (\S+)/.exec(damage[0].message)![1]!, '--', file)
    check(of, [])
  })
  test('misses what a merge threw away', () => {
    const of = begun()
    of.commit('Objected')
    of.git('checkout', '-qb', 'side')
    object(of, 'Another one.')
    of.commit('Objected again')
    of.git('checkout', '-q', 'main')
    of.write('other.md', 'Something else.\n')
    of.commit('Something else')
    check(of, [])
    of.git('merge', '-q', '-s', 'ours', '-m', 'Theirs is not needed', 'side')
    check(of, ['lost-event'])
  })
  test('misses what a rebase dropped, against the tip that had it', () => {
    const of = begun()
    of.commit('Begun')
    object(of, 'Another one.')
    of.commit('Objected')
    of.git('branch', 'before')
    of.git('reset', '-q', '--hard', 'HEAD~1')
    check(of, [])
    check(of, ['lost-event'], '--against', 'before')
    check(of, [], '--against', 'main')
  })
  test('misses nothing of another packet that lay in the same place, and all of a ledger that was begun again', () => {
    const of = begun()
    of.commit('Begun')
    const page = of.read('note.md')
    of.git('rm', '-rq', 'note.ledger')
    of.write('note.md', page.replace(/packet: PKT-2026-\d+/, 'packet: PKT-2026-0099'))
    assert.equal(of.by('maria', 'open', 'note.md', '--owner', 'raman').exit, 0)
    of.commit('Another packet')
    assert.match(
      check(of, []).compared,
      /checked out\. 3 events of PKT-2026-\d+ lay here before: that is another packet\./,
    )
    of.git('rm', '-rq', 'note.ledger')
    // Under another roster: what the same person does within the same second is the same event, byte for byte.
    of.write('countersign.yaml', of.read('countersign.yaml').replace('Maria Keller', 'Maria Keller-Ott'))
    assert.equal(of.by('maria', 'open', 'note.md', '--owner', 'raman').exit, 0)
    of.commit('Begun again')
    check(of, ['lost-event', 'lost-signature'])
  })
  test('misses a ledger of which nothing is left', () => {
    const of = begun()
    of.commit('Begun')
    of.git('rm', '-rq', 'note.ledger')
    of.commit('Gone')
    check(of, ['lost-event', 'lost-event', 'lost-event', 'lost-signature', 'lost-signature'])
  })
  test('does not call a ledger whole whose history is cut off', () => {
    const of = begun()
    of.commit('Begun')
    of.git('clone', '-q', '--depth', '1', `file://${of.folder}`, 'shallow')
    const { out, exit } = of.runIn({ in: 'shallow' }, 'ledger', 'verify', 'note.md')
    assert.equal(exit, 1)
    assert.match(out, /`git fetch --unshallow`/)
    assert.match(out, /Not known to be whole\.\n$/)
  })
  test('goes on once a person has set aside what counts for nothing', () => {
    const of = begun()
    const event = eventOf(of, 'text-accepted').replace('.json', '')
    const signature = readdirSync(of.path('note.ledger')).find(name => name.startsWith(event) && name.endsWith('.sig'))!
    rmSync(join(of.path('note.ledger'), signature))
    check(of, ['unsigned-decision'])
    const aside = (who: string, ...words: readonly string[]) =>
      of.by(who, 'set-aside', 'note.md', ...words, '--text', 'A disk died.')
    assert.match(aside('raman', '0123').err, /No event 0123 waits to be set aside/)
    assert.match(aside('raman').err, /Set aside, deciding nothing:\ntext-accepted by @raman/)
    assert.match(aside('raman').err, /No event waits to be set aside/)
    const { out, exit } = of.run('ledger', 'verify', 'note.md')
    assert.equal(exit, 0)
    assert.match(
      out,
      /settled: text-accepted by @raman .* counts for nothing: it is not signed\. \[unsigned-decision\]/,
    )
  })
  test('names two branches of one person that met, and stops nobody for it', () => {
    const of = begun()
    of.commit('Begun')
    of.git('checkout', '-qb', 'side')
    of.by('raman', 'accept', 'note.md', 'E1')
    of.commit('One')
    of.git('checkout', '-q', 'main')
    object(of, 'Another one.')
    of.commit('Two')
    of.git('merge', '-q', '-s', 'ort', '-X', 'ours', '-m', 'Both', 'side')
    const { out, exit } = of.run('ledger', 'verify', 'note.md')
    assert.equal(exit, 0, out)
    assert.match(out, /note: @raman wrote 2 events with the number 3/)
    const findings = () => {
      const report = JSON.parse(of.run('lint', 'note.md', '--format', 'json', '--rule', 'parallel-events=off').out)
      return report.files[0].findings.filter(({ rule }: { rule: string }) => rule === 'parallel-events')
    }
    assert.deepEqual(
      findings().map(({ severity }: { severity: string }) => severity),
      ['warning'],
    )
    assert.equal(of.by('maria', 'accept', 'note.md', 'F1').exit, 0)
    assert.deepEqual(findings(), [])
    assert.match(of.run('ledger', 'verify', 'note.md').out, /settled: @raman wrote 2 events/)
  })
  test('says what it was not asked', () => {
    const of = begun()
    const said = (...words: readonly string[]) => of.run('ledger', ...words).err
    assert.equal(
      said('verify', 'note.md', '--against', 'nowhere'),
      'countersign: --against nowhere: Git has no commit nowhere here: fetch it.\n',
    )
    assert.equal(
      said('fold', 'note.md'),
      'countersign: ledger has no part called fold.\nThere are `ledger verify`, `ledger log` and `ledger attest`.\n',
    )
    assert.equal(said('verify', 'no.md'), 'countersign: There is no packet no.md.\n')
  })
})
