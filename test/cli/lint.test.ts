// `countersign lint` as a person runs it: words in, report and exit code out.
import assert from 'node:assert/strict'
import { workspace } from '../support/workspace.ts'
import { countersignYaml, login, note, page, twice, twiceSaid } from './note.ts'

/** Every test looks at the same day: evidence is fresh, whatever the year. */
const day = ['--as-of', '2026-11-15'] as const

type Seen = { readonly exit: number; readonly out?: string; readonly err?: string }

/** Runs one command line in a workspace; what is not expected is not looked at. */
function check(fixture: string, line: string, { exit, out, err }: Seen) {
  const ran = workspace(fixture).run(...line.split(' '))
  assert.equal(ran.exit, exit, ran.err + ran.out)
  if (out !== undefined) assert.equal(ran.out, out)
  if (err !== undefined) assert.equal(ran.err, err)
}

const unix = (fixture: string, more: string, exit: number, out: string) =>
  check(fixture, ['lint', ...day, '--format', 'unix', ...more.split(' ').filter(Boolean)].join(' '), { exit, out })

const lint = `lint ${day.join(' ')}`

suite('lint', function () {
  this.timeout(60_000)

  test('is content with a clean packet', () =>
    check(note(), lint, { exit: 0, out: '✓ 1 packet, no findings.\n', err: '' }))

  test('shows an error in its frame', () =>
    check(note(twice), lint, {
      exit: 1,
      out: `error[duplicate-id]: F1 is already the ID of another statement.
  --> note.md:14:3
   |
12 | **F1.** The log shows a login by svc-billing.[^E1]
   |   -- The first F1 is here.
...
14 | **F1.** The log shows it again.[^E1]
   |   ^^
   = fix: Rename this one to F2

1 error in 1 packet.
1 of them can be mended with --fix.
\`countersign explain RULE\` says why a rule exists and shows what is right.
`,
      err: '',
    }))

  test('leaves other Markdown alone', () =>
    check(`-- README.md --\n# **C1** nothing\n-- a.md --\n---\ntitle: x\n---\n**F1 x**`, lint, {
      exit: 0,
      out: '',
      err: 'There are no packets here. A packet is a Markdown file that begins with a front matter in which `packet:` stands.\n`countersign new PROFILE FILE` begins one.\n',
    }))

  test('gives machines a report even of nothing', () =>
    check('-- README.md --\n# x', `${lint} -f codequality`, { exit: 0, out: '[]\n' }))

  test('takes files, folders and globs', () => {
    const fixture = `${countersignYaml}-- a/one.md --\n${page(twice)}-- b/two.md --\n${page(twice)}-- b/c/three.md --\n${page(twice)}`
    const found = (...names: string[]) => names.map(name => `${name}:14:3: ${twiceSaid}\n`).join('')
    const evidence = ['a', 'b', 'b/c'].map(folder => login.replace('evidence', `${folder}/evidence`)).join('')
    for (const [names, out] of [
      ['', found('a/one.md', 'b/c/three.md', 'b/two.md')],
      ['b', found('b/c/three.md', 'b/two.md')],
      ['a/one.md b/two.md', found('a/one.md', 'b/two.md')],
      ['*/*.md', found('a/one.md', 'b/two.md')],
      ['b/**/*.md b/two.md', found('b/c/three.md', 'b/two.md')],
      ['./b/../a', found('a/one.md')],
    ] as const)
      unix(fixture + evidence, names, 1, out)
  })

  test('ends with 2 where there is nothing by that name', () => {
    check(note(), 'lint note.md nto.md x/*.md', {
      exit: 2,
      out: '',
      err: 'countersign: There is no file or folder nto.md.\nNo file matches x/*.md.\n',
    })
  })

  test('takes what comes after -- for a file', () => {
    const { run } = workspace(`${countersignYaml}-- -x.md --\n${page()}${login}`)
    assert.equal(run('lint', ...day, '--', '-x.md').exit, 0)
    assert.equal(run('lint', '-x.md').exit, 2)
  })

  suite('severities', () => {
    const unused = '[^E2]: **E2** log: [Other](evidence/login.txt), captured 2026-11-12, `sha256:383ce917df40`'
    const warned = 'note.md:14:10: warning: Nothing on the page cites E2. [unused-evidence]\n'

    test('warnings alone are no failure', () => unix(note(unused), '', 0, warned))
    test('--max-warnings makes them one', () => {
      check(note(unused), `${lint} -f unix --max-warnings 0`, {
        exit: 1,
        out: warned,
        err: '1 warning, and --max-warnings allows 0.\n',
      })
      unix(note(unused), '--max-warnings 1', 0, warned)
    })
    test('--quiet shows errors only', () => unix(note(unused), '--quiet', 0, ''))
    test('--quiet still counts warnings', () => unix(note(unused), '--quiet --max-warnings 0', 1, ''))
    test('--rule sets one', () => {
      unix(note(unused), '--rule unused-evidence=off', 0, '')
      unix(note(unused), '--rule unused-evidence=error', 1, warned.replace('warning', 'error'))
    })
    test('--rule does not lower what guards the handoff', () =>
      unix(note(twice), '--rule duplicate-id=off', 1, `note.md:14:3: ${twiceSaid}\n`))
  })

  test('--as-of sees what will have lapsed by then', () => {
    check(note(), 'lint --as-of 2026-12-12 -f unix', { exit: 0, out: '' })
    const later = workspace(note()).run('lint', '--as-of', '2026-12-13', '-f', 'unix')
    assert.equal(later.exit, 1)
    assert.match(later.out, /stale-evidence/)
  })

  test('--stdin checks what comes in as if it stood at that path', () => {
    const { runIn } = workspace(`${countersignYaml}${login}`)
    const from = (text: string, ...words: string[]) =>
      runIn({ input: text }, 'lint', ...day, '-f', 'unix', '--stdin', '--stdin-filename', 'note.md', ...words)
    assert.deepEqual(from(page()), { out: '', err: '', exit: 0 })
    assert.deepEqual(from(page(twice)), { out: `note.md:14:3: ${twiceSaid}\n`, err: '', exit: 1 })
    assert.deepEqual(from('# no packet'), { out: '', err: '', exit: 0 })
    assert.match(from(page(twice), '--fix-dry-run').out, /^-\*\*F1\.\*\* .*\n\+\*\*F2\.\*\*/m)
    assert.equal(from(page(), '--fix').exit, 2)
    assert.equal(runIn({ input: new Uint8Array([0xff]) }, 'lint', '--stdin', '--stdin-filename', 'a.md').exit, 2)
  })

  test('--output-file takes the report, and standard output nothing', () => {
    const { run, read } = workspace(note(twice))
    assert.deepEqual(run('lint', ...day, '-f', 'unix', '-o', 'out/a/lint.txt'), { out: '', err: '', exit: 1 })
    assert.equal(read('out/a/lint.txt'), `note.md:14:3: ${twiceSaid}\n`)
  })

  test('a report that cannot be written is no crash', () => {
    const { run, path } = workspace(note(twice))
    assert.deepEqual(run('lint', ...day, '-o', 'note.md/lint.txt'), {
      out: '',
      err: `countersign: ${path('note.md')}: something else is already there.\n`,
      exit: 2,
    })
  })

  test('the same findings come in every format', () => {
    const { run } = workspace(note(twice))
    const as = (format: string) => run('lint', ...day, '-f', format).out
    const [file] = JSON.parse(as('json')).files
    assert.equal(file.path, 'note.md')
    assert.deepEqual(
      file.findings.map(({ rule, start, fix }: { rule: string; start: unknown; fix: { title: string } }) => [
        rule,
        start,
        fix.title,
      ]),
      [['duplicate-id', { line: 14, column: 3 }, 'Rename this one to F2']],
    )
    const [result] = JSON.parse(as('sarif')).runs[0].results
    assert.equal(result.ruleId, 'duplicate-id')
    assert.equal(result.partialFingerprints['countersignFinding/v1'], file.findings[0].fingerprint)
    assert.match(as('github'), /^::error file=note\.md,line=14,col=3,endColumn=5,title=duplicate-id::/)
    assert.match(as('junit'), /<testsuite name="note\.md" tests="1" failures="1"/)
    assert.equal(JSON.parse(as('codequality'))[0].check_name, 'duplicate-id')
  })

  test('a fingerprint outlives edits elsewhere on the page', () => {
    const { run, write } = workspace(note(twice))
    const prints = () =>
      JSON.parse(run('lint', ...day, '-f', 'json').out).files[0].findings.map(
        (one: { fingerprint: string }) => one.fingerprint,
      )
    const before = prints()
    write('note.md', page(`More prose here.\n\n${twice}`).replace('# Broker', '# Broker, again'))
    assert.deepEqual(prints(), before)
  })

  test('a suppressed finding is counted, and in SARIF marked', () => {
    const { run } = workspace(
      note('[^E2]: **E2** log: [Other](evidence/login.txt), captured 2026-11-12, `sha256:383ce917df40`').replace(
        '[^E2]:',
        '<!-- countersign-disable-next-line unused-evidence -- kept for the annex -->\n\n[^E2]:',
      ),
    )
    assert.equal(run('lint', ...day).out, '✓ 1 packet, no findings, 1 suppressed.\n')
    const [result] = JSON.parse(run('lint', ...day, '-f', 'sarif').out).runs[0].results
    assert.deepEqual(result.suppressions, [
      { kind: 'inSource', status: 'accepted', justification: 'kept for the annex' },
    ])
  })

  test('paths are from here for people, from the repository for its host', () => {
    const { git, runIn } = workspace(
      `-- docs/x --\n${note(twice).replaceAll(/^-- /gm, '-- docs/').replace('-- docs/docs/x --', '')}`,
    )
    git('init', '-q')
    const as = (format: string) => runIn({ in: 'docs' }, 'lint', ...day, '-f', format).out
    assert.match(as('unix'), /^note\.md:/)
    assert.match(as('github'), /file=docs\/note\.md/)
    assert.equal(JSON.parse(as('codequality'))[0].location.path, 'docs/note.md')
    assert.match(as('sarif'), /"uri": "docs\/note\.md"/)
  })
})
