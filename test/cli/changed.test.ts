// `--changed`: which packets a change touches, by their own text or by what they rest on.
import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { workspace } from '../support/workspace.ts'
import { countersignYaml, page } from './note.ts'

type Workspace = ReturnType<typeof workspace>

const citing = (file: string) => page().replace('evidence/login.txt', file)
const fixture = `${countersignYaml}-- a.md --
${citing('logs/a.txt')}-- b.md --
${citing('logs/b%20b.txt')}-- logs/a.txt --
login by svc-billing
-- logs/b b.txt --
login by svc-billing
`

/** The packets that are looked at after a change, committed or not. */
function check(change: (of: Workspace) => void, expected: readonly string[], base = '--changed') {
  const of = workspace(fixture)
  of.git('init', '-q')
  of.git('add', '.')
  of.git('commit', '-qm', 'begin')
  change(of)
  const { out, err } = of.run('lint', '--as-of', '2026-11-15', '-f', 'json', base)
  assert.deepEqual(
    JSON.parse(out).files.map(({ path }: { path: string }) => path),
    expected,
    err,
  )
  if (expected.length === 0) assert.equal(err, 'No packet has changed.\n')
}

suite('--changed', function () {
  this.timeout(60_000)
  const commit = ({ git }: Workspace) => {
    git('add', '.')
    git('commit', '-qm', 'next')
  }

  test('nothing', () => check(() => {}, []))
  test('an edited packet', () => check(({ write }) => write('a.md', page('More.')), ['a.md']))
  test('a staged packet', () =>
    check(
      ({ write, git }) => {
        write('a.md', page('More.'))
        git('add', '.')
      },
      ['a.md'],
    ))
  test('a new packet', () => check(({ write }) => write('sub/c.md', page()), ['sub/c.md']))
  test('evidence that changed', () => check(({ write }) => write('logs/a.txt', 'other'), ['a.md']))
  test('evidence that is gone', () => check(({ path }) => rmSync(path('logs/a.txt')), ['a.md']))
  test('evidence whose path is written with escapes', () =>
    check(({ write }) => write('logs/b b.txt', 'other'), ['b.md']))
  test('a ledger', () => check(({ write }) => write('b.ledger/0.json', '{}'), ['b.md']))
  test('the workspace file', () =>
    check(({ write, read }) => write('countersign.yaml', `${read('countersign.yaml')}\n`), ['a.md', 'b.md']))
  test('the signers', () => check(({ write }) => write('.countersign/allowed_signers', ''), ['a.md', 'b.md']))
  test('something else', () => check(({ write }) => write('README.md', '# x'), []))

  test('since a commit', () =>
    check(
      of => {
        of.write('a.md', page('More.'))
        commit(of)
      },
      ['a.md'],
      '--changed=HEAD~1',
    ))

  test('since the branch left its base, not what the base has gained', () =>
    check(
      of => {
        of.git('checkout', '-qb', 'topic')
        of.write('a.md', page('More.'))
        commit(of)
        of.git('checkout', '-q', 'main')
        of.write('b.md', page('More.'))
        commit(of)
        of.git('checkout', '-q', 'topic')
      },
      ['a.md'],
      '--changed=main',
    ))

  test('from a subfolder the whole repository counts', () => {
    const of = workspace(fixture)
    of.git('init', '-q')
    of.git('add', '.')
    of.git('commit', '-qm', 'begin')
    of.write('logs/a.txt', 'other')
    assert.match(of.runIn({ in: 'logs' }, 'lint', '-f', 'unix', '--changed', '..').out, /^\.\.\/a\.md:/)
  })

  test('everything is new before the first commit', () => {
    const { run, git } = workspace(fixture)
    git('init', '-q')
    assert.equal(JSON.parse(run('lint', '-f', 'json', '--changed').out).files.length, 2)
  })

  test('says what it needs', () => {
    const of = workspace(fixture)
    assert.match(of.run('lint', '--changed').err, /^countersign: --changed needs a git repository/)
    of.git('init', '-q')
    assert.equal(
      of.run('lint', '--changed=origin/main').err,
      'countersign: git does not know `origin/main` here.\nFetch it first; in GitHub Actions, `fetch-depth: 0` at the checkout does.\n',
    )
  })
})
