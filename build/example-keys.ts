// The keys of the people in the examples. Everybody has them: each is made from the name of its person and the words below,
// the same on every machine, so that anybody can try a decision as any of these people. They prove nothing.
import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { wireString } from '../server/ledger/wire.ts'
import { bareHandle } from '../server/profile/people.ts'
import { readWorkspace } from '../server/profile/read.ts'
import { type Made, root } from './generated.ts'
import type { ProgramKey } from './sshsig.ts'

/** What every key of the examples is made from, with the handle of its person behind it. */
const seed = 'countersign example key of '

export type ExampleKey = ProgramKey & {
  /** `ssh-ed25519 AAAA…`, as it stands in `allowed_signers`. */
  readonly listed: string
  /** The private key as OpenSSH keeps it in a file. */
  readonly file: string
}

/** Handles of everybody on the roster of the examples. */
export function examplePeople(): readonly string[] {
  const text = readFileSync(join(root, 'examples', 'countersign.yaml'), 'utf8')
  return readWorkspace(text).workspace.roster.map(({ handle }) => bareHandle(handle))
}

/** Writes `NAME` and `NAME.pub` for everybody on the roster of the examples. */
export function writeExampleKeys(folder: string): void {
  mkdirSync(folder, { recursive: true })
  for (const name of examplePeople()) {
    const { file, listed } = exampleKey(name)
    const path = join(folder, name)
    // OpenSSH refuses a private key that others may read, and a file keeps the rights that it had.
    rmSync(path, { force: true })
    writeFileSync(path, file, { mode: 0o600 })
    chmodSync(path, 0o600)
    writeFileSync(`${path}.pub`, `${listed} ${name}\n`)
  }
}

/** Whose key is whose in the examples. */
export const exampleSigners = (): Made =>
  new Map([
    [
      'examples/.countersign/allowed_signers',
      examplePeople()
        .map(name => `${name} ${exampleKey(name).listed}\n`)
        .join(''),
    ],
  ])

export function exampleKey(name: string): ExampleKey {
  const secret = sha256(`${seed}${name}`)
  const key = createPrivateKey({ key: Buffer.concat([pkcs8, secret]), format: 'der', type: 'pkcs8' })
  const point = Buffer.from(createPublicKey(key).export({ format: 'jwk' }).x!, 'base64url')
  const blob = Buffer.concat([wireString(type), wireString(point)])
  return {
    blob,
    listed: `${type} ${blob.toString('base64')}`,
    file: opensshFile(name, secret, point, blob),
    sign: signed => Buffer.concat([wireString(type), wireString(sign(null, signed, key))]),
  }
}

const type = 'ssh-ed25519'
/** What stands before the 32 bytes of an Ed25519 key in PKCS #8. */
const pkcs8 = Buffer.from('302e020100300506032b657004220420', 'hex')

/** `openssh-key-v1`, without a passphrase. */
function opensshFile(name: string, secret: Buffer, point: Buffer, blob: Buffer): string {
  const check = sha256(`${seed}${name}, checked`).subarray(0, 4)
  const fields = [type, point, Buffer.concat([secret, point]), name].map(wireString)
  const inside = Buffer.concat([check, check, ...fields])
  const padding = Buffer.from(Array.from({ length: (8 - (inside.length % 8)) % 8 }, (_, index) => index + 1))
  const body = Buffer.concat([
    Buffer.from('openssh-key-v1\0'),
    ...['none', 'none', ''].map(wireString),
    Buffer.from([0, 0, 0, 1]),
    wireString(blob),
    wireString(Buffer.concat([inside, padding])),
  ])
  const lines = body.toString('base64').replace(/.{70}(?=.)/g, '$&\n')
  return `-----BEGIN OPENSSH PRIVATE KEY-----\n${lines}\n-----END OPENSSH PRIVATE KEY-----\n`
}

const sha256 = (text: string) => createHash('sha256').update(text).digest()
