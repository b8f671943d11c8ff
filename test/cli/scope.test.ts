// What a lint run leaves alone, and by what it judges the rest.
import assert from 'node:assert/strict'
import { workspace } from '../support/workspace.ts'
import { login, note, page, twice } from './note.ts'

const two = `${note(twice)}-- old/b.md --\n${page(twice, 'PKT-2026-0002')}${login.replace('evidence', 'old/evidence')}`
const day = ['lint', '--as-of', '2026-11-15', '-f', 'unix'] as const
const paths = (out: string) => out.split('\n').flatMap(line => /^(.+?):\d/.exec(line)?.slice(1) ?? [])

suite('--ignore-path', function () {
  this.timeout(60_000)

  test('leaves alone what its file names, from where the person stands', () => {
    const { run, write } = workspace(two)
    write('.lintignore', '# not yet\nold/\n')
    assert.deepEqual(paths(run(...day).out), ['note.md', 'old/b.md'])
    assert.deepEqual(paths(run(...day, '--ignore-path', '.lintignore').out), ['note.md'])
    assert.deepEqual(paths(run(...day, '--ignore-path', '.lintignore', 'old/b.md').out), ['old/b.md'])
  })

  test('refuses a file that is not there, and what the branch under test could write', () => {
    const { run, write } = workspace(two)
    assert.match(run(...day, '--ignore-path', 'none').err, /The file none that --ignore-path names cannot be read/)
    write('.lintignore', '*\n')
    assert.match(run(...day, '--ignore-path', '.lintignore', '--policy-from', 'HEAD').err, /do not go together/)
  })
})

suite('--print-config', function () {
  this.timeout(60_000)

  test('says by what a packet is judged, flags and floors included', () => {
    const { run, folder } = workspace(note())
    const { out, exit } = run(
      'lint',
      '--print-config',
      '--rule',
      'overstated-certainty=error',
      '--rule',
      'open-objection=off',
      'note.md',
    )
    assert.equal(exit, 0)
    const { schema, path, root, rules, profile, workspace: around } = JSON.parse(out)
    assert.deepEqual(
      [
        schema,
        path,
        root,
        rules['overstated-certainty'],
        rules['open-objection'],
        profile.name,
        around.roster[0].handle,
      ],
      ['countersign.config.v1', 'note.md', folder, 'error', 'error', 'note', 'maria'],
    )
  })

  test('is of one packet', () => {
    const { run } = workspace(two)
    assert.match(run('lint', '--print-config').err, /--print-config is of one packet: name it\./)
    assert.match(run('lint', '--print-config', 'no.md').err, /There is no packet no\.md\./)
  })
})
