// Public keys as OpenSSH writes them: which kinds count here, and whether one of them made a signature.
import { createPublicKey, type JsonWebKey, type KeyObject, verify } from 'node:crypto'
import { digestOf } from './canonical.ts'
import { Malformed, type Wire, wire } from './wire.ts'

export type PublicKey = {
  readonly type: string
  /** The whole key in Base64, as it stands in a `.pub` file: two keys are the same if these are. */
  readonly blob: string
  /** SHA-256 of the key, in hex. */
  readonly fingerprint: string
  /** Hardware keys only: what the key was made for. */
  readonly application?: string
}

/** What a hardware key says of the hand that used it. */
export type Presence = { readonly touch: boolean; readonly pin: boolean; readonly counter?: number }

type Curve = { readonly name: string; readonly crv: string; readonly size: number; readonly hash: string }
const curves: Readonly<Record<string, Curve>> = {
  'ecdsa-sha2-nistp256': { name: 'nistp256', crv: 'P-256', size: 32, hash: 'sha256' },
  'ecdsa-sha2-nistp384': { name: 'nistp384', crv: 'P-384', size: 48, hash: 'sha384' },
  'ecdsa-sha2-nistp521': { name: 'nistp521', crv: 'P-521', size: 66, hash: 'sha512' },
}
const rsaHashes: Readonly<Record<string, string>> = { 'rsa-sha2-256': 'sha256', 'rsa-sha2-512': 'sha512' }
const leastModulus = 2048 / 8
const flags = { touch: 0x01, pin: 0x04 }

type Verifier = (algorithm: string, signature: Wire, signed: Buffer) => Presence | undefined
type Opened = { readonly key: PublicKey; readonly verify: Verifier }

/** The key in these bytes. Throws `Malformed` for what is no key of a kind that counts. */
export function openKey(blob: Uint8Array): Opened {
  const fields = wire(blob)
  const type = fields.text()
  const plain = { type, blob: Buffer.from(blob).toString('base64'), fingerprint: digestOf(blob) }
  const open = openers[type]
  if (!open) throw new Malformed(whyNoKey(type))
  const { verifier, application } = open(fields)
  fields.end()
  return { key: application === undefined ? plain : { ...plain, application }, verify: verifier }
}

const whyNoKey = (type: string) =>
  type.includes('-cert-v0')
    ? 'certificates do not count, only keys that are listed themselves'
    : `a key of type ${JSON.stringify(type)} does not count`

type Opener = (fields: Wire) => { readonly verifier: Verifier; readonly application?: string }

const openers: Readonly<Record<string, Opener>> = {
  'ssh-ed25519': fields => {
    const check = ed25519(fields.string())
    return {
      verifier: only('ssh-ed25519', (signature, signed) => (check(signature.string(), signed) ? bare : undefined)),
    }
  },
  'ssh-rsa': fields => ({ verifier: rsa(fields.mpint(), fields.mpint()) }),
  ...Object.fromEntries(
    Object.entries(curves).map(([type, curve]): [string, Opener] => [
      type,
      fields => {
        const check = ecdsa(curve, fields)
        return { verifier: only(type, (signature, signed) => (check(signature.string(), signed) ? bare : undefined)) }
      },
    ]),
  ),
  'sk-ssh-ed25519@openssh.com': fields => {
    const check = ed25519(fields.string())
    return token('sk-ssh-ed25519@openssh.com', check, fields.text())
  },
  'sk-ecdsa-sha2-nistp256@openssh.com': fields => {
    const check = ecdsa(curves['ecdsa-sha2-nistp256']!, fields)
    return token('sk-ecdsa-sha2-nistp256@openssh.com', check, fields.text())
  },
}

/** A key in a file or an agent says nothing of a hand. */
const bare: Presence = { touch: false, pin: false }

const only =
  (type: string, check: (signature: Wire, signed: Buffer) => Presence | undefined): Verifier =>
  (algorithm, signature, signed) => {
    if (algorithm !== type) throw new Malformed(`a key of type ${type} does not sign with ${JSON.stringify(algorithm)}`)
    return check(signature, signed)
  }

type Check = (signature: Buffer, signed: Buffer) => boolean

/** The token signs digests of application and message with its flags and its counter between them. */
function token(type: string, check: Check, application: string) {
  const verifier = only(type, (signature, signed) => {
    const inner = signature.string()
    const flagByte = signature.byte()
    const counter = signature.uint32()
    const tail = Buffer.alloc(5)
    tail.writeUInt8(flagByte)
    tail.writeUInt32BE(counter, 1)
    const message = Buffer.concat([sha256(application), tail, sha256(signed)])
    if (!check(inner, message)) return undefined
    return { touch: (flagByte & flags.touch) !== 0, pin: (flagByte & flags.pin) !== 0, counter }
  })
  return { verifier, application }
}

const sha256 = (bytes: Uint8Array | string) => Buffer.from(digestOf(bytes), 'hex')

function ed25519(point: Buffer): Check {
  if (point.length !== 32) throw new Malformed('an Ed25519 key has 32 bytes')
  const key = importKey({ kty: 'OKP', crv: 'Ed25519', x: point.toString('base64url') })
  return (signature, signed) => signature.length === 64 && verify(null, signed, key, signature)
}

function ecdsa(curve: Curve, fields: Wire): Check {
  if (fields.text() !== curve.name) throw new Malformed('its curve is another than its type says')
  const point = fields.string()
  if (point.length !== 1 + 2 * curve.size || point[0] !== 4) throw new Malformed('its point is not an uncompressed one')
  const key = importKey({
    kty: 'EC',
    crv: curve.crv,
    x: point.subarray(1, 1 + curve.size).toString('base64url'),
    y: point.subarray(1 + curve.size).toString('base64url'),
  })
  return (signature, signed) => {
    const numbers = wire(signature)
    const pair = [numbers.mpint(), numbers.mpint()]
    numbers.end()
    if (pair.some(number => number.length > curve.size)) return false
    const fixed = Buffer.concat(pair.map(number => pad(number, curve.size)))
    return verify(curve.hash, signed, { key, dsaEncoding: 'ieee-p1363' }, fixed)
  }
}

function rsa(exponent: Buffer, modulus: Buffer): Verifier {
  if (modulus.length < leastModulus) throw new Malformed('an RSA key needs 2048 bits or more')
  const key = importKey({ kty: 'RSA', n: modulus.toString('base64url'), e: exponent.toString('base64url') })
  return (algorithm, signature, signed) => {
    const hash = rsaHashes[algorithm]
    if (!hash) throw new Malformed(`an RSA key does not sign with ${JSON.stringify(algorithm)}`)
    const number = signature.string()
    if (number.length > modulus.length) return undefined
    return verify(hash, signed, key, pad(number, modulus.length)) ? bare : undefined
  }
}

const pad = (number: Buffer, size: number) => Buffer.concat([Buffer.alloc(size - number.length), number])

function importKey(jwk: JsonWebKey): KeyObject {
  try {
    return createPublicKey({ key: jwk, format: 'jwk' })
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new Malformed('it is no point or number of its kind')
    throw error
  }
}
