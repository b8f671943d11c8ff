// What a person sees at a terminal: the right line, carets under the right columns, nothing that drives the terminal.
import assert from 'node:assert/strict'
import { frame } from '../../server/report/frame.ts'
import { stylish } from '../../server/report/stylish.ts'
import { find, page, plain, reportOf, sample } from './sample.ts'

const alone = (finding: ReturnType<typeof find>) => ({ at: [finding] as const, follows: [] })

type Said = Parameters<typeof find>[2]

/** The frame of one finding on `words` of a page. */
const check = (text: string, words: string, expected: string, said: Said = {}, columns = 80) =>
  assert.equal(
    frame('p.md', alone(find(text, words, { rule: 'r', message: 'M.', ...said })), plain(columns)).join('\n'),
    expected.replace(/^\n|\n$/g, ''),
  )

suite('stylish', () => {
  test('shows each finding in its frame and sums up', () =>
    assert.equal(
      [...stylish(sample, plain())].join(''),
      `error[duplicate-id]: C1 is already the ID of another statement.
 --> packets/broker.md:5:1
  |
3 | **C1.** Only the two broker hosts can read it.
  |   -- The first C1 is here.
...
5 | **C1.** The credential is rotated every thirty days.
  | ^^^^^^^^^^^
  = fix: Rename this one to C2

warning[overstated-certainty]: \`Only\` says: 100 %, sure.
 --> packets/broker.md:3:9
  |
3 | **C1.** Only the two broker hosts can read it.
  |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^

1 error, 1 warning in 2 packets, 1 suppressed.
1 of them can be mended with --fix.
\`countersign explain RULE\` says why a rule exists and shows what is right.
`,
    ))

  test('says so when there is nothing to say', () =>
    assert.equal([...stylish(reportOf({ 'a.md': [] }), plain())].join(''), '✓ 1 packet, no findings.\n'))

  test('tells findings at one place in one frame, and under it what follows from it', () => {
    const text = '**C1.** One.[^E1]\n\n**C2.** Two.[^E1]\n\n[^E1]: **E1** log: `a`\n'
    const behind = (words: string, id: string) =>
      find(text, words, { rule: 'suspect-claim', message: `${id} rests on E1.`, related: [['E1** log', 'Here.']] })
    const findings = [
      behind('One.', 'C1'),
      behind('Two.', 'C2'),
      find(text, 'E1** log', { rule: 'never-accepted', severity: 'warning', message: 'Nobody accepted E1.' }),
      find(text, 'E1** log', { rule: 'stale-evidence', message: 'E1 is old.' }),
      find(text, 'E1** log', { rule: 'unstamped-evidence', message: 'E1 has no digest.', fix: ['Stamp E1', ''] }),
    ]
    const [told] = [...stylish(reportOf({ 'p.md': findings }), plain())]
    assert.equal(
      told,
      `error[stale-evidence]: E1 is old.
error[unstamped-evidence]: E1 has no digest.
warning[never-accepted]: Nobody accepted E1.
 --> p.md:5:10
  |
5 | [^E1]: **E1** log: \`a\`
  |          ^^^^^^^^
  = fix: Stamp E1
  = 1:9 C1 rests on E1. [suspect-claim]
  = 3:9 C2 rests on E1. [suspect-claim]

`,
    )
  })

  test('what follows from a place with no finding of its own is told where it stands', () => {
    const follower = find(page, 'Only', { rule: 'suspect-claim', message: 'M.', related: [['The', 'Here.']] })
    const [told] = [...stylish(reportOf({ 'p.md': [follower] }), plain())]
    assert.match(told!, /^error\[suspect-claim\]: M\.\n --> p\.md:3:9\n/)
  })

  test('says what many findings add up to, and where to begin', () => {
    const some = (rule: string, amount: number) =>
      Array.from({ length: amount }, (_, index) => find(page, page.slice(index, index + 3), { rule }))
    const report = reportOf({ 'a.md': [...some('open-objection', 2), ...some('stale-evidence', 10)] })
    assert.equal(
      [...stylish(report, plain())].at(-1),
      `  10  stale-evidence
   2  open-objection

12 errors in 1 packet.
\`countersign status PACKET\` says what to take up first, and who does.
\`countersign explain RULE\` says why a rule exists and shows what is right.
`,
    )
  })

  test('what comes up seldom is summed up in one line', () => {
    const rules = Array.from({ length: 10 }, (_, index) => `rule-${index}`)
    const report = reportOf({ 'a.md': rules.map((rule, index) => find(page, page.slice(index, index + 3), { rule })) })
    const [, , ...rest] = [...stylish(report, plain())].at(-1)!.split('\n').slice(6, 11)
    assert.deepEqual(rest, ['  2  of 2 other rules', '', '10 errors in 1 packet.'])
  })

  test('paints what matters and nothing else', () => {
    const screen = { columns: 80, paint: (style: string, text: string) => `<${style}:${text}>` }
    assert.deepEqual(frame('p.md', alone(find(page, 'Only', { rule: 'r', message: 'M.' })), screen), [
      '<error:error[r]><strong:: M.>',
      ' <link:-->> p.md:3:9',
      ' <link: |>',
      '<link:3 |> **C1.** Only the two broker hosts can read it.',
      ' <link: |>         <error:^^^^>',
    ])
  })
})

suite('code frame', () => {
  test('puts carets under wide characters, tabs and combining marks', () => {
    check('日本 word', 'word', 'error[r]: M.\n --> p.md:1:4\n  |\n1 | 日本 word\n  |      ^^^^')
    check('\ta\tword', 'word', 'error[r]: M.\n --> p.md:1:4\n  |\n1 |     a   word\n  |         ^^^^')
    check('e\u0301e\u0301 word', 'word', 'error[r]: M.\n --> p.md:1:6\n  |\n1 | e\u0301e\u0301 word\n  |    ^^^^')
    check('👩‍🚀 word', 'word', 'error[r]: M.\n --> p.md:1:7\n  |\n1 | 👩‍🚀 word\n  |    ^^^^')
    check('日本', '日本', 'error[r]: M.\n --> p.md:1:1\n  |\n1 | 日本\n  | ^^^^')
  })

  test('says how far a span over several lines goes', () =>
    check(
      'one two\nthree\nfour',
      'two…four',
      'error[r]: M.\n --> p.md:1:5\n  |\n1 | one two\n  |     ^^^ and 2 more lines',
    ))

  test('shows a place without width, at the end of a line too', () => {
    check('one', '', 'error[r]: M.\n --> p.md:1:1\n  |\n1 | one\n  | ^')
    check('one\n\n', '\n', 'error[r]: M.\n --> p.md:1:4\n  |\n1 | one\n  |    ^ and 1 more line')
  })

  test('shows two marks on one line under it once', () =>
    check('one two', 'two', 'error[r]: M.\n --> p.md:1:5\n  |\n1 | one two\n  | --- here too\n  |     ^^^', {
      related: [['one', 'here too']],
    }))

  test('cuts a long line around what it marks', () => {
    const long = `${'a '.repeat(100)}here${' b'.repeat(100)}`
    check(
      long,
      'here',
      `
error[r]: M.
 --> p.md:1:201
  |
1 | … a a a a a here b b b b b b b b b b b b b b b…
  |             ^^^^`,
      {},
      56,
    )
    check(
      `here${' b'.repeat(100)}`,
      'here',
      `error[r]: M.\n --> p.md:1:1\n  |\n1 | here${' b'.repeat(20)} …\n  | ^^^^`,
      {},
      56,
    )
    check(
      `${'a '.repeat(100)}here`,
      'here',
      `error[r]: M.\n --> p.md:1:201\n  |\n1 | … ${'a '.repeat(20)}here\n  |   ${' '.repeat(40)}^^^^`,
      {},
      56,
    )
  })

  test('numbers lines up to the widest', () =>
    check(
      `one\n${'\n'.repeat(8)}ten`,
      'ten',
      'error[r]: M.\n  --> p.md:10:1\n   |\n 1 | one\n   | --- first\n...\n10 | ten\n   | ^^^',
      { related: [['one', 'first']] },
    ))

  test('makes escapes, bidirectional controls and invisible characters visible', () => {
    check(
      'a\x1b[31mb\u202eword',
      'word',
      'error[r]: a<U+001B>.\n --> p.md:1:9\n  |\n1 | a<U+001B>[31mb<U+202E>word\n  |                       ^^^^',
      { message: 'a\x1b.' },
    )
    check('\ufeffword', 'word', 'error[r]: M.\n --> p.md:1:2\n  |\n1 | <U+FEFF>word\n  |         ^^^^')
    check('\ud800 word', 'word', 'error[r]: M.\n --> p.md:1:3\n  |\n1 | <U+D800> word\n  |          ^^^^')
  })
})
