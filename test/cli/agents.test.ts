// `countersign agents run` from the shell: what it proposes is one run, which people read, accept in pieces and turn down whole.
import assert from 'node:assert/strict'
import { note } from './note.ts'
import { office } from './office.ts'

const fixture = note(`**C1.** The account is fully protected by a rule.[^E1]

<<[UNRESOLVED raman: Which rule?]>>

Somebody looked.

- **Q1.** Who reads the log?`).replace('profiles:\n', 'agents:\n  - { name: clerk }\nprofiles:\n')

function opened() {
  const of = office(fixture)
  const did = (ran: { exit: number | null; err: string }) => assert.equal(ran.exit, 0, ran.err)
  did(of.by('maria', 'open', 'note.md', '--owner', 'raman'))
  return { ...of, did }
}

function chartered() {
  const of = opened()
  of.did(of.by('raman', 'confirm-charter', 'note.md'))
  return of
}

const said = (out: string) =>
  JSON.parse(out) as { drafts: { id: string; does: string }[]; run?: string; stopped?: string }

suite('countersign agents run', function () {
  this.timeout(120_000)

  test('stops before the charter is confirmed, and says so', () => {
    const { exit, out } = opened().run('agents', 'run', 'note.md')
    assert.equal(exit, 1)
    assert.match(out, /^Stopped: Nobody has confirmed owner, reviewers and criteria/)
  })

  test('records nothing with --dry-run', () => {
    const of = chartered()
    const before = of.read('note.md')
    const { out, exit } = of.run('agents', 'run', 'note.md', '--dry-run', '--json')
    assert.equal(exit, 0)
    assert.ok(said(out).drafts.length > 2)
    assert.equal(said(out).run, undefined)
    assert.equal(of.read('note.md'), before)
    assert.match(of.run('drafts', 'note.md').out, /^0 drafts/)
  })

  test('makes one run of its drafts, and proposes nothing twice', () => {
    const of = chartered()
    const { out, exit, err } = of.run('agents', 'run', 'note.md', '--json')
    assert.equal(exit, 0, err)
    const { run = '', drafts } = said(out)
    assert.deepEqual(
      drafts.map(({ id }) => id),
      drafts.map((_, at) => `D${at + 1}`),
    )
    assert.match(
      of.run('drafts', 'note.md').out,
      new RegExp(`run:${run.slice(0, 8)} of agent:clerk\n\nD1 by agent:clerk`),
    )
    assert.deepEqual(said(of.run('agents', 'run', 'note.md', '--json').out).drafts, [])

    of.did(of.by('raman', 'confirm-objection', 'note.md', 'D1'))
    of.did(of.by('maria', 'accept', 'note.md', 'D2'))
    assert.match(of.read('note.md'), /> \*\*O1\*\* objects to section "Findings" — @raman/)
    assert.doesNotMatch(of.read('note.md'), /UNRESOLVED/)

    of.did(
      of.by('maria', 'reject', 'note.md', `run:${run.slice(0, 8)}`, '--reason', 'other', '--text', 'We ask otherwise.'),
    )
    assert.match(of.run('drafts', 'note.md').out, /^0 drafts to decide/)
    // The objection that was confirmed meanwhile is new, and nothing else.
    const again = said(of.run('agents', 'run', 'note.md', '--json').out).drafts
    assert.deepEqual(
      again.map(({ does }) => does),
      ['adds to "Evidence for objections"'],
    )
  })

  test('says which agents there are where several could act', () => {
    const of = opened()
    of.write(
      'countersign.yaml',
      of.read('countersign.yaml').replace('- { name: clerk }', '- { name: clerk }\n  - { name: scribe }'),
    )
    const { err, exit } = of.run('agents', 'run', 'note.md', '--dry-run')
    assert.equal(exit, 2)
    assert.match(err, /--as agent:clerk, --as agent:scribe/)
  })
})
