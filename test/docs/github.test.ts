// What the project brings for GitHub: the action's own script, run as a runner runs it, and the matcher of problems.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parse } from 'yaml'
import { root } from '../../build/generated.ts'
import { problemMatcher } from '../../client/manifest/problem-matcher.ts'
import { note, twice } from '../cli/note.ts'
import { office } from '../cli/office.ts'
import { command, workspace } from '../support/workspace.ts'

const action = parse(readFileSync(join(root, 'action.yml'), 'utf8'))
const step = action.runs.steps.at(-1)

type Inputs = Readonly<Record<string, string>>

/** The script with inputs, as a runner has it: defaults filled in, `bash -eo pipefail`. */
function run({ folder, home }: { readonly folder: string; readonly home: string }, inputs: Inputs = {}) {
  const bin = join(home, 'bin')
  const page = join(home, 'summary.md')
  mkdirSync(bin, { recursive: true })
  const npx = join(bin, 'npx')
  writeFileSync(npx, `#!/bin/sh\necho "$2" >&2\nshift 2\nexec "${process.execPath}" "${command}" "$@"\n`)
  chmodSync(npx, 0o755)
  writeFileSync(page, '')
  const value = (said: string) =>
    said.replace(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, name: string) => inputs[name] ?? action.inputs[name].default)
  const env = Object.fromEntries(Object.entries<string>(step.env).map(([name, said]) => [name, value(said)] as const))
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run], {
    cwd: folder,
    encoding: 'utf8',
    env: {
      PATH: `${bin}:${process.env.PATH}`,
      HOME: home,
      GITHUB_STEP_SUMMARY: page,
      GIT_CONFIG_NOSYSTEM: '1',
      GIT_CONFIG_GLOBAL: join(home, 'gitconfig'),
      GIT_CEILING_DIRECTORIES: tmpdir(),
      ...env,
    },
  })
  return { exit: status, out: stdout, err: stderr, page: readFileSync(page, 'utf8') }
}

suite('the GitHub action', function () {
  this.timeout(60_000)

  test('annotates, makes the page of the run, and ends as lint does', () => {
    const { exit, out, page } = run(workspace(note(twice)))
    assert.equal(exit, 1)
    assert.match(out, /^::error file=note\.md,line=14,/m)
    assert.match(page, /\| note\.md \| 1 \| \d+ \| \d+ \|/)
    assert.match(page, /\| drafting \| 1 \| &#64;maria \| /)
  })

  test('passes what is fine, with and without the overview', () => {
    const of = workspace(note())
    const { exit, page } = run(of, { args: '--as-of=2026-11-15' })
    assert.deepEqual([exit, page.includes('## Packets')], [0, true])
    assert.doesNotMatch(run(of, { overview: 'no', args: '--as-of=2026-11-15' }).page, /## Packets/)
  })

  test('takes the policy from a protected branch, what changed, and SARIF', () => {
    const of = office(note(twice))
    of.git('update-ref', 'refs/remotes/origin/main', 'HEAD')
    const asked = { 'policy-from': 'origin/main', changed: 'origin/main', sarif: 'lint.sarif' }
    assert.equal(run(of, asked).exit, 0)
    assert.deepEqual(JSON.parse(of.read('lint.sarif')).runs[0].results, [])
    of.write('note.md', `${of.read('note.md')}\nMore.\n`)
    const { exit, page } = run(of, asked)
    assert.equal(exit, 1)
    assert.match(page, /^### note\.md since origin\/main \([0-9a-f]{12}\): 1 new\.$/m)
    assert.ok(JSON.parse(of.read('lint.sarif')).runs[0].results.length > 0)
  })

  test('runs nothing that an input says', () => {
    const of = workspace(note())
    const hostile = '$(touch gone)\n`touch gone`\n"; touch gone; "'
    for (const name of ['paths', 'policy-from', 'changed', 'args', 'version'])
      run(of, { overview: 'no', [name]: hostile })
    assert.equal(existsSync(of.path('gone')), false)
    assert.doesNotMatch(step.run, /\$\{\{/)
  })

  test('brings the version that this is', () => {
    const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
    assert.equal(action.inputs.version.default, version)
    assert.match(run(workspace(note())).err, new RegExp(`^countersign@${version.replaceAll('.', '\\.')}$`, 'm'))
  })
})

suite('matchers of problems', () => {
  const github = JSON.parse(readFileSync(join(root, '.github', 'countersign-matcher.json'), 'utf8'))

  test('find what `--format unix` says', () => {
    const { out } = workspace(note(twice)).run('lint', '--format', 'unix', '--as-of', '2026-11-15')
    const { regexp, ...places } = problemMatcher.pattern
    const found = new RegExp(regexp).exec(out.split('\n')[0]!)
    assert.deepEqual(Object.fromEntries(Object.entries(places).map(([name, at]) => [name, found?.[at]])), {
      file: 'note.md',
      line: '14',
      column: '3',
      severity: 'error',
      message: 'F1 is already the ID of another statement.',
      code: 'duplicate-id',
    })
  })

  test('are the same for GitHub and for VS Code', () =>
    assert.deepEqual(github.problemMatcher[0].pattern, [problemMatcher.pattern]))
})
