// The keys of the people in the examples are keys like any others to stock OpenSSH, and sign what it signs, byte for byte.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { exampleKey, examplePeople, writeExampleKeys } from '../../build/example-keys.ts'
import { sshsig } from '../../build/sshsig.ts'
import { workspace } from '../support/workspace.ts'

suite('the keys of the people in the examples', () => {
  const folder = workspace('').path('keys')
  const message = Buffer.from('{"a":1}')

  suiteSetup(() => {
    writeExampleKeys(folder)
    writeExampleKeys(folder)
  })

  for (const name of ['maria', 'dana', 'kim'])
    test(name, () => {
      const path = join(folder, name)
      const { stdout, stderr } = spawnSync('ssh-keygen', ['-Y', 'sign', '-q', '-n', 'countersign-accept', '-f', path], {
        input: message,
        encoding: 'utf8',
      })
      assert.equal(stdout, sshsig(exampleKey(name), 'countersign-accept', message), stderr)
    })

  test('everybody on the roster has one, and nobody else may read it', () => {
    const people = examplePeople()
    assert.ok(people.length >= 20)
    for (const name of people) assert.equal(statSync(join(folder, name)).mode & 0o777, 0o600)
  })
})
