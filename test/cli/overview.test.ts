// `countersign status` over a folder: where all packets stand that are below it.
import assert from 'node:assert/strict'
import { workspace } from '../support/workspace.ts'
import { login, note, page, twice } from './note.ts'
import { office } from './office.ts'

const day = ['--as-of', '2026-12-08'] as const
const two = `${note()}-- packets/b.md --\n${page(twice, 'PKT-2026-0002')}${login.replace('evidence', 'packets/evidence')}`

suite('an overview', function () {
  this.timeout(60_000)

  test('has a line for each packet, and says what lapses and whose turn it is', () =>
    assert.deepEqual(workspace(two).run('status', ...day), {
      out: `2 packets: 2 drafting.

verdict   blocks  whose turn  lapses      packet
drafting  0       @maria      2026-12-12  note.md
drafting  1       @maria      2026-12-12  packets/b.md

What lapses next:

   - 2026-12-12  note.md E1 (F1)
   - 2026-12-12  packets/b.md E1 (F1, F1)

Whose turn it is: @maria (2 packets).
`,
      err: '',
      exit: 0,
    }))

  test('is of what is named: a folder, a glob, several', () => {
    const { run } = workspace(two)
    const named = (...words: readonly string[]) =>
      JSON.parse(run('status', ...day, '--json', ...words).out).packets.map((one: { path: string }) => one.path)
    assert.deepEqual(named('packets'), ['packets/b.md'])
    assert.deepEqual(named('**/b.md'), ['packets/b.md'])
    assert.deepEqual(named('note.md', 'packets/b.md'), ['note.md', 'packets/b.md'])
  })

  test('puts what is most pressing first', () => {
    const { by, run, path } = office(two)
    for (const name of ['note.md', 'packets/b.md']) {
      const { exit, err } = by('maria', 'open', name, '--owner', 'raman', '--yes')
      assert.equal(exit, 0, err)
    }
    const { exit, err } = by('maria', 'hold', 'note.md', '--text', 'The log is being read again.', '--yes')
    assert.equal(exit, 0, err)
    assert.ok(path('note.md'))
    const { packets } = JSON.parse(run('status', '--json', ...day).out)
    assert.deepEqual(
      packets.map((one: { path: string; verdict: string }) => `${one.path} ${one.verdict}`),
      ['packets/b.md blocked', 'note.md on hold'],
    )
  })

  test('says the same to programs as of one packet', () => {
    const { run } = workspace(note(twice))
    const { schema, packets, unreadable } = JSON.parse(run('status', '--json', ...day).out)
    const { blocks, waits, remarks, next, verdict, owner } = JSON.parse(run('status', '--json', ...day, 'note.md').out)
    assert.deepEqual(
      { schema, packets, unreadable },
      {
        schema: 'countersign.overview.v1',
        packets: [
          {
            path: 'note.md',
            packet: 'PKT-2026-0001',
            title: 'Broker',
            verdict,
            owner,
            coordinator: '@maria',
            blocks: blocks.length,
            waits: waits.length,
            remarks,
            lapses: [{ id: 'E1', is: 'a file', supports: ['F1', 'F1'], until: '2026-12-12' }],
            next,
          },
        ],
        unreadable: [],
      },
    )
  })

  test('says what waits for one person in all of them', () => {
    const { run } = workspace(two)
    const asked = ['status', ...day, '--for'] as const
    assert.equal(
      run(...asked, '@maria').out,
      `3 things in 2 packets wait for @maria.

PKT-2026-0001  note.md: drafting
   - opens the packet: The packet is not open: nothing in it can be proved before
     \`countersign open\`.

PKT-2026-0002  packets/b.md: drafting
   - puts F1 right: F1 is already the ID of another statement.
   - opens the packet: The packet is not open: nothing in it can be proved before
     \`countersign open\`.
`,
    )
    assert.equal(run(...asked, 'lea').out, 'Nothing waits for @lea.\n')
    assert.match(run(...asked, 'maria', '--markdown').out, /^## 3 things in 2 packets wait for &#64;maria\.$/m)
    const { packets } = JSON.parse(run(...asked, 'maria', '--json', 'packets').out)
    assert.deepEqual(
      packets[0].todo.map((one: { does: string }) => one.does),
      ['puts F1 right', 'opens the packet'],
    )
  })

  test('is Markdown that nothing in a packet gets into', () => {
    const { run, write } = workspace(note())
    write('a | b.md', page().replace('owner: raman', 'owner: raman <b>'))
    const { out } = run('status', '--markdown', ...day)
    assert.match(out, /^\| drafting \| \d+ \| &#64;maria \| 2026-12-12 \| a &#124; b\.md \|$/m)
    assert.doesNotMatch(out, /<b>/)
  })

  test('leaves out nothing that cannot be read', () => {
    const { run, write } = workspace(note())
    write('broken.md', Buffer.from('---\npacket: X\n---\n\xff', 'latin1'))
    const { out, exit } = run('status', ...day)
    assert.match(out, /^2 packets: 1 drafting, 1 that cannot be judged\.$/m)
    assert.match(out, /^ {3}- broken\.md: Line 4 is not valid UTF-8/m)
    assert.equal(exit, 2)
  })

  test('of a folder without packets says how to begin', () =>
    assert.deepEqual(workspace('').run('status'), {
      out: 'No packets here. `countersign init` begins the first.\n',
      err: '',
      exit: 0,
    }))
})
