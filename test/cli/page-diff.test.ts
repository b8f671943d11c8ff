// `countersign diff`: what changed in a packet between two versions, in its text and in its ledger.
import assert from 'node:assert/strict'
import { workspace } from '../support/workspace.ts'
import { note, page } from './note.ts'
import { office } from './office.ts'

const claim = '**C1.** The account is shared by four services.[^E1]'

/** A packet with a claim, and what became of it in one commit each. */
function grown(...versions: readonly string[]) {
  const of = office(note(claim))
  for (const [index, text] of versions.entries()) {
    of.write('note.md', text)
    of.commit(`Change ${index + 1}`)
  }
  return of
}

const hash = (of: ReturnType<typeof office>, ref: string) => of.git('rev-parse', ref).trim().slice(0, 12)

suite('a diff', function () {
  this.timeout(60_000)

  test('tells word by word what changed in which block since a commit', () => {
    const of = grown(
      page('**C1.** The account is shared by six services.[^E1]\n\n**C2.** Two of them are critical.[^E1]')
        .replace('coordinator: maria', 'coordinator: maria\nexpires: 2027-01-31')
        .replace('captured 2026-11-12', 'captured 2026-11-14'),
    )
    const { out, exit } = of.run('diff', 'note.md', 'HEAD~1')
    assert.equal(exit, 0)
    assert.equal(
      out,
      `note.md since HEAD~1 (${hash(of, 'HEAD~1')}): 2 new, 1 changed.

expires (front matter): new
  {+2027-01-31+}

C1 (Findings): changed
  **C1.** The account is shared by [-four-]{+six+} services.[^E1]

C2 (Findings): new
  {+**C2.** Two of them are critical.[^E1]+}
`,
    )
  })

  test('without a commit is what is not committed, and between two what lies between them', () => {
    const of = grown(page(claim.replace('four', 'five')))
    assert.match(of.run('diff', 'note.md').out, /: no word changed\.\n$/)
    of.write('note.md', page(claim.replace('four', 'nine')))
    assert.match(of.run('diff', 'note.md').out, /\[-five-\]\{\+nine\+\}/)
    assert.match(of.run('diff', 'note.md', 'HEAD~1', 'HEAD').out, /\[-four-\]\{\+five\+\}/)
  })

  test('is not misled by what a formatter does', () => {
    const of = grown(page(claim.replace('shared by', 'shared\nby')))
    assert.match(of.run('diff', 'note.md', 'HEAD~1').out, /: no word changed\.\n$/)
  })

  test('names what moved, and what is gone', () => {
    const two = (first: string, second: string) =>
      page(first).replace('## Handoff', `## Rollback\n\n${second}\n\n## Handoff`)
    const of = grown(two(claim, 'Not yet.'), two('Prose.', claim))
    assert.match(of.run('diff', 'note.md', 'HEAD~1').out, /^C1 \(Rollback\): moved$/m)
    of.write('note.md', two('Prose.', 'Not yet.'))
    assert.match(of.run('diff', 'note.md').out, /^C1 \(Rollback\): gone\n {2}\[-\*\*C1\.\*\*/m)
  })

  test('tells what changed since an objection, and what was said since', () => {
    const of = grown()
    const fine = (who: string, ...words: readonly string[]) => {
      const { exit, err } = of.by(who, ...words, '--yes')
      assert.equal(exit, 0, err)
    }
    fine('maria', 'open', 'note.md', '--owner', 'raman')
    fine('raman', 'object', 'note.md', 'C1', '--text', 'Which four?')
    of.commit('Objected')
    of.write('note.md', of.read('note.md').replace('four services', 'billing, mail, search and login'))
    fine('maria', 'answer', 'note.md', 'O1', '--text', 'They are named now.')
    of.commit('Named')
    const said = of.run('diff', 'note.md', '--since', 'O1').out
    assert.match(said, /^note\.md since O1 \([0-9a-f]{12}\): 1 changed\.$/m)
    assert.match(said, /\[-four services-\]\{\+billing, mail, search and\s+login\+\}/)
    assert.match(said, /@maria answered O1\n\s+They are named now\./)
    assert.doesNotMatch(said, /raised O1/)
    assert.match(of.run('diff', 'note.md', '--since', '@raman').out, /1 changed/)
    assert.match(of.run('diff', 'note.md', '--since', 'O9').err, /The ledger has no O9\./)
    assert.match(of.run('diff', 'note.md', '--since', 'lea').err, /nothing that @lea signed/)
  })

  test('goes through the history of one claim', () => {
    const of = grown(page(claim.replace('four', 'five')), page(`${claim.replace('four', 'five')}\n\nMore.`))
    of.write('note.md', page(claim.replace('four', 'six')))
    const { out } = of.run('diff', 'note.md', '--only', 'C1', '--history')
    const heads = out.split('\n').filter(line => /^\S/.test(line))
    assert.deepEqual(
      heads.map(line => line.replace(/^[0-9a-f]{12}, \d{4}-\d\d-\d\d/, 'COMMIT, DAY')),
      [
        'Not committed yet',
        'C1 (Findings): changed',
        'COMMIT, DAY, committed by Maria Keller: Change 1',
        'C1 (Findings): changed',
        'COMMIT, DAY, committed by Maria Keller: The beginning',
        'C1 (Findings): new',
      ],
    )
    assert.match(of.run('diff', 'note.md', '--only', 'C7').err, /Nothing in note\.md is or was called C7/)
  })

  test('says the same to programs', () => {
    const of = grown(page(claim.replace('four', 'six')))
    assert.deepEqual(JSON.parse(of.run('diff', 'note.md', 'HEAD~1', '--json').out), {
      schema: 'countersign.diff.v1',
      versions: [
        {
          path: 'note.md',
          commit: of.git('rev-parse', 'HEAD~1').trim(),
          from: 'HEAD~1',
          events: [],
          changes: [
            {
              name: 'C1',
              kind: 'statement',
              is: 'changed',
              section: 'Findings',
              words: '**C1.** The account is shared by [-four-]{+six+} services.[^E1]',
            },
          ],
        },
      ],
    })
  })

  test('is Markdown for a pull request, in which no page gets to speak', () => {
    const of = grown(page(claim.replace('four', 'six @team <b>')))
    assert.match(
      of.run('diff', 'note.md', 'HEAD~1', '--markdown').out,
      /^> &#42;&#42;C1\.&#42;&#42; The account is shared by <del>four<\/del><ins>six &#64;team &#60;b&#62;<\/ins> services\./m,
    )
  })

  test('tells of all packets that a branch changed, and not of what its base gained meanwhile', () => {
    const of = office(
      `${note(claim)}-- b.md --\n${page(claim, 'PKT-2026-0002')}-- c.md --\n${page('', 'PKT-2026-0003')}`,
    )
    of.git('switch', '-qc', 'mine')
    of.write('note.md', page(claim.replace('four', 'six')))
    of.write('d.md', page('', 'PKT-2026-0004'))
    of.commit('Mine')
    of.git('switch', '-q', 'main')
    of.write('b.md', page(claim.replace('four', 'nine'), 'PKT-2026-0002'))
    of.commit('Theirs')
    of.git('switch', '-q', 'mine')
    assert.equal(of.by('maria', 'open', 'c.md', '--owner', 'raman', '--yes').exit, 0)
    const { out } = of.run('diff', '--changed=main')
    const titles = out.split('\n').filter(line => line.includes('.md'))
    assert.deepEqual(
      titles.map(line => line.replace(/[0-9a-f]{12}/, 'COMMIT')),
      ['c.md since main (COMMIT): no word changed.', 'd.md is new.', 'note.md since main (COMMIT): 1 changed.'],
    )
    assert.match(out, /@maria opened the packet/)
    assert.match(of.run('diff', '--changed=main', '--markdown', 'd.md').out, /^### d\.md is new\.$/m)
    of.commit('Opened')
    assert.equal(of.run('diff', '--changed').out, 'No packet has changed since HEAD.\n')
    assert.match(of.run('diff', '--changed=nowhere').err, /git does not know `nowhere`/)
    assert.match(of.run('diff').err, /diff needs a packet, or --changed=BASE/)
  })

  test('refuses what it cannot compare', () => {
    const { run } = workspace(note())
    assert.match(run('diff', 'note.md').err, /note\.md is in no git repository/)
    const of = grown()
    assert.match(of.run('diff', 'note.md', 'nowhere').err, /There is no commit nowhere\./)
    assert.match(of.run('diff', 'none.md').err, /There is no packet none\.md\./)
    assert.match(of.run('diff', 'note.md', 'HEAD', '--since', 'O1').err, /do not go together/)
  })
})
