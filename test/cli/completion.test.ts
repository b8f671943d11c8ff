// What makes a shell complete words, tried in the shells that are here.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { workspace } from '../support/workspace.ts'

suite('countersign completion', function () {
  this.timeout(60_000)

  test('bash completes commands, flags and rules', () => {
    const { run } = workspace('')
    const script = run('completion', 'bash').out
    const completed = (...words: readonly string[]) => {
      const asks = `COMP_WORDS=(countersign ${words.map(word => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}; _countersign; printf '%s\\n' "\${COMPREPLY[@]}"`
      const { stdout, stderr } = spawnSync('bash', ['--norc', '-c', `${script}\n${asks}`], { encoding: 'utf8' })
      assert.equal(stderr, '')
      return stdout.trim().split('\n')
    }
    assert.deepEqual(completed('stat'), ['status'])
    assert.deepEqual(completed('open', '--ow'), ['--owner'])
    assert.deepEqual(completed('explain', 'stale'), ['stale-evidence'])
    assert.deepEqual(completed('help', 'withd'), ['withdraw'])
    assert.deepEqual(completed('keys', 'set'), ['setup'])
  })

  for (const shell of ['zsh', 'fish'])
    test(`${shell} can read what is for it`, function () {
      const { run, write, path } = workspace('')
      const { out } = run('completion', shell)
      assert.match(out, /\bwithdraw\b/)
      if (spawnSync(shell, ['--version']).error) this.skip()
      // From a file, as shells read it: fish takes no script from the kind of pipe that Node makes.
      write('completion', out)
      const { status, stderr } = spawnSync(shell, ['-n', path('completion')], { encoding: 'utf8' })
      assert.equal(status, 0, stderr)
    })

  test('says which shells there are', () =>
    assert.deepEqual(workspace('').run('completion', 'csh'), {
      out: '',
      err: 'countersign: There is no completion for `csh`.\nThere is one for bash, zsh, fish.\n',
      exit: 2,
    }))
})
