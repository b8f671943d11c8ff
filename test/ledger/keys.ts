// Keys for tests, hardware keys among them: they sign as OpenSSH and as a FIDO token would, in this process.
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto'
import { sshsig } from '../../build/sshsig.ts'
import { wireString } from '../../server/ledger/wire.ts'

export type Kind = 'ed25519' | 'rsa' | 'p256' | 'p384' | 'p521' | 'sk-ed25519' | 'sk-p256'
export const kinds: readonly Kind[] = ['ed25519', 'rsa', 'p256', 'p384', 'p521', 'sk-ed25519', 'sk-p256']

/** What the hand at a hardware key does. */
export type Hand = { readonly flags: number; readonly counter: number }
const touching: Hand = { flags: 0x01, counter: 1 }

export type SoftwareKey = {
  readonly kind: Kind
  readonly blob: Buffer
  /** `ssh-ed25519 AAAA…`, as it stands in `allowed_signers`. */
  readonly listed: string
  readonly secret: KeyObject
  /** The signature as an agent gives it back: algorithm, then what the algorithm wants. */
  sign(signed: Buffer, hand?: Hand, algorithm?: string): Buffer
}

const curves = { p256: ['P-256', 32, 'sha256'], p384: ['P-384', 48, 'sha384'], p521: ['P-521', 66, 'sha512'] } as const

export function softwareKey(kind: Kind, application = 'ssh:'): SoftwareKey {
  const { type, fields, secret, raw } = material(kind.replace('sk-', '') as Exclude<Kind, `sk-${string}`>)
  const isToken = kind.startsWith('sk-')
  const name = isToken ? `sk-${type}@openssh.com` : type
  const parts = [wireString(name), ...fields, ...(isToken ? [wireString(application)] : [])]
  const blob = Buffer.concat(parts)
  return {
    kind,
    blob,
    listed: `${name} ${blob.toString('base64')}`,
    secret,
    sign: (signed, hand = touching, algorithm = kind === 'rsa' ? 'rsa-sha2-512' : name) => {
      if (!isToken) return Buffer.concat([wireString(algorithm), wireString(raw(signed, algorithm))])
      const tail = Buffer.alloc(5)
      tail.writeUInt8(hand.flags)
      tail.writeUInt32BE(hand.counter, 1)
      const inner = raw(Buffer.concat([sha256(application), tail, sha256(signed)]), algorithm)
      return Buffer.concat([wireString(algorithm), wireString(inner), tail])
    },
  }
}

/** The armor that `ssh-keygen -Y sign` would write. */
export const armored = (key: SoftwareKey, namespace: string, message: Uint8Array, hand?: Hand): string =>
  sshsig({ blob: key.blob, sign: signed => key.sign(signed, hand) }, namespace, message)

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest()

type Material = {
  readonly type: string
  readonly fields: readonly Buffer[]
  readonly secret: KeyObject
  raw(signed: Buffer, algorithm: string): Buffer
}

function material(kind: Exclude<Kind, `sk-${string}`>): Material {
  if (kind === 'ed25519') {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519')
    const point = Buffer.from(publicKey.export({ format: 'jwk' }).x!, 'base64url')
    return {
      type: 'ssh-ed25519',
      fields: [wireString(point)],
      secret: privateKey,
      raw: signed => sign(null, signed, privateKey),
    }
  }
  if (kind === 'rsa') {
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const jwk = publicKey.export({ format: 'jwk' })
    const fields = [jwk.e!, jwk.n!].map(number => wireString(mpint(Buffer.from(number, 'base64url'))))
    return {
      type: 'ssh-rsa',
      fields,
      secret: privateKey,
      raw: (signed, algorithm) => sign(algorithm === 'rsa-sha2-256' ? 'sha256' : 'sha512', signed, privateKey),
    }
  }
  const [crv, size, hash] = curves[kind]
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: crv })
  const jwk = publicKey.export({ format: 'jwk' })
  const point = Buffer.concat([Buffer.from([4]), Buffer.from(jwk.x!, 'base64url'), Buffer.from(jwk.y!, 'base64url')])
  const name = `nist${kind}`
  return {
    type: `ecdsa-sha2-${name}`,
    fields: [wireString(name), wireString(point)],
    secret: privateKey,
    raw: signed => {
      const pair = sign(hash, signed, { key: privateKey, dsaEncoding: 'ieee-p1363' })
      return Buffer.concat([pair.subarray(0, size), pair.subarray(size)].map(number => wireString(mpint(number))))
    },
  }
}

/** Without leading noughts, and with one where the number would look negative. */
function mpint(number: Buffer): Buffer {
  const start = number.findIndex(byte => byte !== 0)
  const short = number.subarray(start)
  return short[0]! > 0x7f ? Buffer.concat([Buffer.alloc(1), short]) : short
}
