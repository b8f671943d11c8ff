// Stock `ssh-keygen` is the second opinion on the same bytes, in both directions.
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { armor } from '../../build/sshsig.ts'
import { type Demand, examine, missingPresence } from '../../server/ledger/sshsig.ts'
import { wireString } from '../../server/ledger/wire.ts'
import { signWithSshKeygen } from '../../server/node/ssh-keygen.ts'
import { type Agent, startAgent } from './agent.ts'
import { armored, type Hand, kinds, softwareKey } from './keys.ts'

const message = Buffer.from('{"a":1}')
const namespace = 'countersign-accept'

/** `type namespace touch pin`, or why it is no signature that counts. */
function check(signature: string | Uint8Array, expected: string) {
  const result = examine(typeof signature === 'string' ? Buffer.from(signature) : signature, message)
  const told =
    'problem' in result
      ? result.problem.replace('is no signature that counts: ', '')
      : [
          result.signed.key.type,
          result.signed.namespace,
          ...(['touch', 'pin'] as const).filter(flag => result.signed[flag]),
        ].join(' ')
  assert.equal(told, expected)
}

const binary = (text: string) => Buffer.from(text.split('\n').slice(1, -2).join(''), 'base64')

suite('signatures', () => {
  const keys = new Map(kinds.map(kind => [kind, softwareKey(kind)]))
  const key = (kind: (typeof kinds)[number]) => keys.get(kind)!
  let folder = ''
  let agent: Agent
  let hand: Hand | undefined
  suiteSetup(async () => {
    folder = mkdtempSync(join(tmpdir(), 'sshsig-'))
    writeFileSync(join(folder, 'signers'), [...keys.values()].map(({ kind, listed }) => `${kind} ${listed}\n`).join(''))
    agent = await startAgent(folder, [...keys.values()], () => hand)
  })
  suiteTeardown(async () => {
    await agent.close()
    rmSync(folder, { recursive: true })
  })
  setup(() => {
    hand = { flags: 1, counter: 7 }
  })

  for (const kind of kinds) {
    const type = key(kind).listed.split(' ')[0]
    const presence = kind.startsWith('sk-') ? ' touch' : ''

    test(`a signature of ${kind} counts here and for ssh-keygen`, () => {
      const signature = armored(key(kind), namespace, message)
      check(signature, `${type} ${namespace}${presence}`)
      writeFileSync(join(folder, 'sig'), signature)
      const args = [
        '-Y',
        'verify',
        '-f',
        join(folder, 'signers'),
        '-I',
        kind,
        '-n',
        namespace,
        '-s',
        join(folder, 'sig'),
      ]
      const { status, stderr } = spawnSync('ssh-keygen', args, { input: message })
      assert.equal(status, 0, stderr.toString())
    })

    test(`a signature that ssh-keygen made with ${kind} counts here`, async () => {
      const made = await signWithSshKeygen({
        message,
        namespace,
        key: { literal: key(kind).listed },
        prompts: 'askpass',
        env: { ...process.env, SSH_AUTH_SOCK: agent.socket },
      })
      assert.ok('armor' in made, 'problem' in made ? made.problem : '')
      check(made.armor, `${type} ${namespace}${presence}`)
    })
  }

  test('a signature by a key file counts, with either hash', async () => {
    const path = join(folder, 'id')
    spawnSync('ssh-keygen', ['-q', '-t', 'ed25519', '-N', '', '-f', path])
    const made = await signWithSshKeygen({ message, namespace, key: { path }, prompts: 'askpass' })
    assert.ok('armor' in made)
    check(made.armor, `ssh-ed25519 ${namespace}`)
    const args = ['-Y', 'sign', '-q', '-O', 'hashalg=sha256', '-n', namespace, '-f', path]
    check(spawnSync('ssh-keygen', args, { input: message }).stdout, `ssh-ed25519 ${namespace}`)
  })

  test('who cannot sign is told why', async () => {
    const because = async (request: Partial<Parameters<typeof signWithSshKeygen>[0]>) => {
      const env = { ...process.env, SSH_AUTH_SOCK: agent.socket }
      const made = await signWithSshKeygen({
        message,
        namespace,
        key: { path: '/no/key' },
        prompts: 'askpass',
        env,
        ...request,
      })
      return 'problem' in made ? made.problem.split(' (')[0] : 'signed'
    }
    hand = undefined
    assert.equal(await because({}), 'There is no key at /no/key.')
    assert.equal(
      await because({ program: 'no-such-program' }),
      'no-such-program is not on PATH. It comes with OpenSSH 8.2 or newer.',
    )
    assert.equal(
      await because({ key: { literal: key('sk-ed25519').listed } }),
      'The agent did not sign: the key was not touched, or the request was refused.',
    )
    assert.equal(await because({ signal: AbortSignal.abort() }), 'Signing was cancelled. Nothing was written.')
  })

  const demands: readonly Demand[] = ['any', 'touch', 'touch+pin']
  const meets = (kind: 'ed25519' | 'sk-ed25519', flags: number) => {
    const result = examine(Buffer.from(armored(key(kind), namespace, message, { flags, counter: 0 })), message)
    assert.ok('signed' in result)
    return demands.filter(demand => missingPresence(demand, result.signed) === undefined).join(' ')
  }
  test('what a key says of the hand is held against what is asked for', () => {
    assert.equal(meets('ed25519', 0), 'any')
    assert.equal(meets('sk-ed25519', 0), 'any')
    assert.equal(meets('sk-ed25519', 4), 'any')
    assert.equal(meets('sk-ed25519', 1), 'any touch')
    assert.equal(meets('sk-ed25519', 5), 'any touch touch+pin')
  })

  suite('no bit of a signature can be another', () => {
    for (const kind of ['ed25519', 'sk-p256'] as const)
      test(kind, () => {
        const blob = binary(armored(key(kind), namespace, message))
        for (let bit = 0; bit < blob.length * 8; bit++) {
          const flipped = Buffer.from(blob)
          flipped[bit >> 3]! ^= 1 << (bit & 7)
          const result = examine(Buffer.from(armor(flipped)), message)
          assert.ok('problem' in result, `bit ${bit}`)
        }
      })
    test('no character of its text either', () => {
      const text = armored(key('ed25519'), namespace, message)
      for (let at = 0; at < text.length; at++) {
        const flipped = Buffer.from(text)
        flipped[at]! ^= 1
        assert.ok('problem' in examine(flipped, message), `character ${at}`)
        assert.ok('problem' in examine(Buffer.from(text.slice(0, at)), message), `cut at ${at}`)
      }
    })
  })

  suite('refused', () => {
    type Parts = Partial<
      Record<'version' | 'reserved' | 'namespace' | 'key' | 'signature' | 'tail' | 'hash', string | Buffer>
    >
    const built = (parts: Parts) => {
      const whole = binary(armored(key('ed25519'), namespace, message))
      const made = whole.subarray(-83)
      return armor(
        Buffer.concat([
          Buffer.from('SSHSIG'),
          Buffer.from(parts.version ?? Buffer.from([0, 0, 0, 1])),
          wireString(parts.key ?? key('ed25519').blob),
          wireString(parts.namespace ?? namespace),
          wireString(parts.reserved ?? ''),
          wireString(parts.hash ?? 'sha512'),
          wireString(parts.signature ?? made),
          Buffer.from(parts.tail ?? ''),
        ]),
      )
    }
    const no = (parts: Parts, why: string) => check(built(parts), why)

    test('none of the following is for another reason', () => no({}, `ssh-ed25519 ${namespace}`))
    test('another version', () => no({ version: Buffer.from([0, 0, 0, 0]) }, 'its version is 0, and 1 is the only one'))
    test('a reserved field', () => no({ reserved: 'x' }, 'its reserved field is not empty'))
    test('no namespace', () => no({ namespace: '' }, 'its namespace is empty'))
    test('another namespace', () => no({ namespace: 'git' }, 'it was made for other bytes or with another key'))
    test('an unknown hash', () => no({ hash: 'md5' }, 'it was made with an unknown hash'))
    test('bytes behind it', () => no({ tail: 'x' }, '1 bytes follow its end'))
    test('certificates', () =>
      no(
        { key: wireString('ssh-ed25519-cert-v01@openssh.com') },
        'certificates do not count, only keys that are listed themselves',
      ))
    test('DSA', () => no({ key: wireString('ssh-dss') }, 'a key of type "ssh-dss" does not count'))
    test('browser signatures', () =>
      no(
        {
          key: key('sk-p256').blob,
          signature: Buffer.concat(['webauthn-sk-ecdsa-sha2-nistp256@openssh.com', ''].map(wireString)),
        },
        'a key of type sk-ecdsa-sha2-nistp256@openssh.com does not sign with "webauthn-sk-ecdsa-sha2-nistp256@openssh.com"',
      ))
    test('SHA-1 with RSA', () =>
      no(
        { key: key('rsa').blob, signature: Buffer.concat(['ssh-rsa', ''].map(wireString)) },
        'an RSA key does not sign with "ssh-rsa"',
      ))
    test('a short RSA key', () =>
      no(
        { key: Buffer.concat(['ssh-rsa', '\x03', Buffer.alloc(128, 0x55)].map(wireString)) },
        'an RSA key needs 2048 bits or more',
      ))
    test('a point that is not on its curve', () =>
      no(
        { key: Buffer.concat(['ecdsa-sha2-nistp256', 'nistp256', Buffer.alloc(65, 4)].map(wireString)) },
        'it is no point or number of its kind',
      ))
    test('lines that end as on Windows', () =>
      check(built({}).replaceAll('\n', '\r\n'), 'it has not the two dashed lines around it'))
    test('words before it', () => check(`x${built({})}`, 'it has not the two dashed lines around it'))
    test('a length that lies', () => {
      const blob = binary(built({}))
      blob.writeUInt32BE(0xffffffff, 10)
      check(armor(blob), 'it ends too early')
    })
  })
})
