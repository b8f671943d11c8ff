// What `countersign drafts` shows of proposals: how each would change the page, and what became of those that were decided.
import assert from 'node:assert/strict'
import { note } from './note.ts'
import { office } from './office.ts'

const fixture = note('**C1.** The account is shared by four services.[^E1]').replace(
  'profiles:\n',
  'agents:\n  - { name: clerk }\nprofiles:\n',
)

function proposed() {
  const of = office(fixture)
  const did = (ran: { exit: number | null; err: string }) => assert.equal(ran.exit, 0, ran.err)
  const clerk = (...words: readonly string[]) =>
    did(of.run('propose', 'note.md', '--as', 'agent:clerk', '--model', 'm-1', ...words))
  did(of.by('maria', 'open', 'note.md', '--owner', 'raman'))
  did(of.by('raman', 'confirm-charter', 'note.md'))
  clerk('--revise', 'C1', '--text', 'The account is shared by five services.')
  clerk('--after', 'C1', '--text', '**C2.** All of them run at night.[^E1]')
  return { ...of, did }
}

const days = (out: string) => out.replaceAll(/\d{4}-\d\d-\d\d/g, 'TODAY')

suite('countersign drafts', function () {
  this.timeout(60_000)

  test('shows how each would change the page', () => {
    const { out, exit, err } = proposed().run('drafts', 'note.md')
    assert.equal(err, '')
    assert.equal(exit, 0)
    assert.equal(
      days(out),
      `2 drafts to decide.

D1 by agent:clerk (m-1) revises C1, TODAY: pending
  **C1.** The account is shared by [-four-]{+five+} services.[-[^E1]-]

D2 by agent:clerk (m-1) adds after C1, TODAY: pending
  {+**C2.** All of them run at night.[^E1]+}

\`countersign accept note.md D1\` takes one over, with --text as you corrected it; \`countersign reject note.md D1 --reason overstated\` turns it down.
`,
    )
  })

  test('and, with --all, what was decided and why', () => {
    const of = proposed()
    of.did(of.by('raman', 'reject', 'note.md', 'D1', '--reason', 'overstated'))
    assert.match(of.run('drafts', 'note.md').out, /^1 draft to decide, and 1 decided \(--all shows them\)\./)
    assert.match(days(of.run('drafts', 'note.md', '--all').out), /— rejected by @raman on TODAY: overstated\n/)
  })

  test('says why one cannot be accepted any more', () => {
    const of = proposed()
    of.write('note.md', of.read('note.md').replace('**C1.** The account is shared by four services.[^E1]\n\n', ''))
    const { drafts } = JSON.parse(of.run('drafts', 'note.md', '--json').out)
    assert.match(drafts[0].hindrance, /C1/)
  })
})
