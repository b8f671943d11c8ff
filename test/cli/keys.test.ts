// How a person comes to a key that counts: found where git has it, named, or made; and what is left as it is.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { workspace } from '../support/workspace.ts'
import { note } from './note.ts'
import { office } from './office.ts'

type Place = ReturnType<typeof workspace>

function repository(): Place {
  const of = workspace(note())
  of.git('init', '-q')
  return of
}

function made(of: Place, name: string): string {
  const path = join(of.home, name)
  spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-C', 'x', '-f', path])
  return path
}

const lineOf = (path: string, handle: string) =>
  `${handle} ${readFileSync(`${path}.pub`, 'utf8').split(' ').slice(0, 2).join(' ').trim()}`
const signers = (of: Place) =>
  existsSync(of.path('.countersign/allowed_signers')) ? of.read('.countersign/allowed_signers') : ''
const setting = (of: Place, name: string) => of.git('config', '--default', '', '--get', name).trim()

suite('countersign keys setup', function () {
  this.timeout(60_000)

  test('takes the key that git signs with, and says what to commit', () => {
    const of = repository()
    const path = made(of, 'key')
    of.git('config', 'gpg.format', 'ssh')
    of.git('config', 'user.signingkey', path)
    const line = lineOf(path, 'maria')
    assert.deepEqual(of.run('keys', 'setup'), {
      out: `${path} (ssh-ed25519) is your key, @maria. It signed a test.
Commit .countersign/allowed_signers. This line is new in it:

  ${line}

Have somebody who knows you look at it before it is merged: this file says whose signature is whose.
A packet that is open goes by the list that it was opened with, until its policy is changed.
`,
      err: '',
      exit: 0,
    })
    assert.equal(signers(of), `${line}\n`)
    assert.match(of.run('keys', 'setup').out, /There is nothing to commit\.\n$/)
    assert.equal(signers(of), `${line}\n`)
  })

  test('makes one, with which the packet can be opened', () => {
    const of = repository()
    const { exit, err } = of.run('keys', 'setup', '--no-passphrase')
    assert.equal(exit, 0, err)
    const path = join(of.home, '.ssh/countersign')
    assert.equal(signers(of), `${lineOf(path, 'maria')}\n`)
    assert.equal(setting(of, 'gpg.format'), 'ssh')
    assert.equal(setting(of, 'user.signingkey'), path)
    assert.equal(of.run('open', 'note.md', '--owner', 'raman').exit, 0)
  })

  test('makes none without a passphrase, unless told to', () => {
    const of = repository()
    const { exit, err } = of.run('keys', 'setup')
    assert.equal(exit, 2)
    assert.match(err, /no terminal on which a passphrase/)
    assert.equal(existsSync(join(of.home, '.ssh')), false)
  })

  test('leaves git alone where it signs with something else', () => {
    const of = repository()
    of.git('config', 'user.signingkey', '0x1234')
    const path = made(of, 'key')
    assert.equal(of.run('keys', 'setup', '--key', path).exit, 0)
    assert.equal(setting(of, 'user.signingkey'), '0x1234')
    assert.equal(setting(of, 'gpg.format'), '')
    assert.equal(setting(of, 'countersign.signingkey'), path)
  })

  test('never gives one key to two people', () => {
    const of = repository()
    const path = made(of, 'key')
    assert.equal(of.run('keys', 'setup', '--key', path, '--me', 'raman').exit, 0)
    assert.equal(
      of.run('keys', 'setup', '--key', path, '--me', 'maria').err,
      "countersign: That key is @raman's in .countersign/allowed_signers.\nEvery person has a key of his or her own.\n",
    )
    assert.equal(signers(of), `${lineOf(path, 'raman')}\n`)
  })

  test('keeps the lines that are there, and says that a second key is one', () => {
    const of = repository()
    const [old, fresh] = [made(of, 'old'), made(of, 'new')]
    of.write('.countersign/allowed_signers', `# Whose key is whose\n${lineOf(old, 'maria')}`)
    assert.match(of.run('keys', 'setup', '--key', fresh).out, /@maria has another key there/)
    assert.equal(signers(of), `# Whose key is whose\n${lineOf(old, 'maria')}\n${lineOf(fresh, 'maria')}\n`)
  })

  test('says what it has to know', () => {
    const of = repository()
    const said = (...words: readonly string[]) => of.run('keys', ...words).err
    assert.equal(
      said('setup', '--me', 'nobody'),
      'countersign: @nobody is not on the roster.\nPut yourself there first: countersign.yaml says who is who.\n',
    )
    assert.match(said('setup', '--key', 'no-such-file'), /^countersign: There is no key at no-such-file\.\n/)
    assert.equal(
      said('lose'),
      'countersign: keys has no part called lose.\nThere are `keys setup` and `keys reading`.\n',
    )
    assert.match(workspace(note()).run('keys', 'setup').err, /^countersign: This folder is in no git repository\.\n/)
  })
})

suite('an ordinary key', function () {
  this.timeout(60_000)

  test('moves nothing where the policy asks for a hand', () => {
    const of = office(note().replace('    sections:\n', '    keys: { accept: touch }\n    sections:\n'))
    assert.equal(of.by('maria', 'open', 'note.md', '--owner', 'raman').exit, 0)
    const { err, exit } = of.by('raman', 'accept', 'note.md', 'F1')
    assert.equal(exit, 1)
    assert.match(err, /a hardware key is asked for, and this is none/)
    assert.doesNotMatch(of.run('ledger', 'log', 'note.md').out, /accepted/)
  })

  test('is enough for any program of its owner where the policy asks for any', () => {
    const of = office()
    assert.equal(of.by('maria', 'open', 'note.md', '--owner', 'raman').exit, 0)
    assert.equal(of.by('raman', 'accept', 'note.md', 'F1').exit, 0)
    assert.match(of.run('ledger', 'log', 'note.md').out, /@raman accepted F1\. \(signed\)/)
  })
})
