// The file of suppressions: what a workspace had when it began to check stops nobody, what is new does, and the file only
// ever gets smaller. And the page that GitHub shows for a step.
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { workspace } from '../support/workspace.ts'
import { note, twice } from './note.ts'

const file = 'countersign-suppressions.json'
const number = '**F2.** The log shows 47 logins.[^E1]'
const strict = ['lint', '--as-of', '2026-11-15', '--max-warnings', '0'] as const

suite('a file of suppressions', function () {
  this.timeout(120_000)

  const begun = (more = number) => {
    const of = workspace(note(more))
    const lint = (...words: readonly string[]) => of.run(...strict, ...words)
    const codes = () =>
      (JSON.parse(lint('--format', 'json').out).files[0].findings as { rule: string; suppressed?: object }[])
        .filter(({ suppressed }) => !suppressed)
        .map(({ rule }) => rule)
    return { ...of, lint, codes }
  }

  test('is begun once; what stands in it is told and stops nobody, what is new stops', () => {
    const of = begun()
    assert.equal(of.lint().exit, 1)
    const { err, exit } = of.lint('--suppress-all')
    assert.equal(exit, 0, err)
    assert.match(err, /countersign-suppressions\.json holds 1 finding\./)
    assert.equal(of.lint().exit, 0)
    assert.equal(JSON.parse(of.lint('--format', 'json').out).summary.suppressed, 1)
    of.write('note.md', of.read('note.md').replace(number, `${number}\n\n**F3.** The log shows 48 logins.[^E1]`))
    assert.deepEqual([of.lint().exit, of.codes()], [1, ['unsourced-number']])
    const again = of.lint('--suppress-all')
    assert.deepEqual(
      [again.exit, again.err.split('\n')[0]],
      [2, `countersign: ${file} is there already, and it only shrinks.`],
    )
  })
  test('outlives a move, and no edit of the words', () => {
    const of = begun()
    of.lint('--suppress-all')
    of.write('note.md', of.read('note.md').replace('## Findings\n', '## Findings\n\nWhat we found:\n'))
    assert.equal(of.lint().exit, 0)
    of.write('note.md', of.read('note.md').replace('shows 47', 'shows 147'))
    assert.deepEqual(of.codes(), ['unsourced-number'])
  })
  test('has to lose what was mended', () => {
    const of = begun()
    of.lint('--suppress-all')
    of.write('note.md', of.read('note.md').replace('shows 47 logins', 'shows logins'))
    const { err, exit } = of.lint()
    assert.equal(exit, 2)
    assert.match(
      err,
      /1 suppression in countersign-suppressions\.json meets nothing any more: `countersign lint --prune-suppressions`/,
    )
    assert.match(of.lint('--prune-suppressions').err, /1 suppression taken out of .*, which was the last: it is gone\./)
    assert.ok(!existsSync(of.path(file)))
    assert.equal(of.lint().exit, 0)
  })
  test('never holds what guards the handoff, whatever somebody writes into it', () => {
    const of = begun(twice)
    of.lint('--suppress-all')
    assert.equal(of.lint().exit, 1)
    assert.deepEqual(of.codes(), ['duplicate-id'])
    assert.equal(of.read(file).includes('duplicate-id'), false)
  })
  test('may be for one rule', () => {
    const of = begun()
    assert.match(of.lint('--suppress-rule', 'overstated-certainty').err, /holds 0 findings/)
    assert.equal(of.lint().exit, 1)
    assert.equal(of.lint('--suppress-rule', 'no-such-rule').exit, 2)
  })
  test('is not asked where the policy comes from the protected branch', () => {
    const of = begun()
    of.lint('--suppress-all')
    of.git('init', '-q')
    of.git('add', '-A')
    of.git('commit', '-qm', 'All')
    assert.equal(of.lint().exit, 0)
    assert.equal(of.lint('--policy-from', 'main').exit, 1)
  })
  test('that is none is said', () => {
    const of = begun()
    of.write(file, '{}')
    assert.deepEqual(of.lint(), {
      out: '',
      err: `countersign: ${file} does not say \`"schema": "countersign.suppressions.v1"\` with \`packets\` beside it.\n`,
      exit: 2,
    })
  })
  test('is told to code scanning as somebody’s decision outside of the page', () => {
    const of = begun()
    of.lint('--suppress-all')
    const [result] = JSON.parse(of.lint('--format', 'sarif').out).runs[0].results
    assert.deepEqual(result.suppressions, [{ kind: 'external', status: 'accepted', justification: `in ${file}` }])
  })
})

suite('the page of a step in GitHub Actions', function () {
  this.timeout(60_000)

  test('says what was found', () => {
    const of = workspace(note(`${twice}\n\n**F2.** The log shows 47 logins.[^E1]`))
    const step = { env: { GITHUB_STEP_SUMMARY: of.path('summary.md') } }
    of.write('summary.md', 'What came before.\n')
    of.runIn(step, ...strict, '--format', 'github')
    assert.equal(
      of.read('summary.md'),
      `What came before.
## Countersign

1 packet: 2 errors, 0 warnings, 0 remarks.

| packet | errors | warnings | remarks |
|---|--:|--:|--:|
| note.md | 2 | 0 | 0 |

- **error** note.md:14: F1 is already the ID of another statement. (duplicate-id)
- **error** note.md:16: F2 says “47”, which E1 does not say. (unsourced-number)
`,
    )
    of.runIn(step, ...strict)
    assert.equal(of.read('summary.md').split('## Countersign').length, 2, 'other formats write no page')
  })
})
