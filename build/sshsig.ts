// Writes signatures as `ssh-keygen -Y sign` does, with keys that a program holds. The product itself never signs: that is
// the business of people's own keys. This is for examples and tests.
import { createHash } from 'node:crypto'
import { wireString } from '../server/ledger/wire.ts'

export type ProgramKey = {
  /** The public key. */
  readonly blob: Buffer
  /** The signature as an agent gives it back: algorithm, then what the algorithm wants. */
  sign(signed: Buffer): Buffer
}

/** The armored signature of this key for one namespace, over exactly these bytes. */
export function sshsig(key: ProgramKey, namespace: string, message: Uint8Array): string {
  const digest = createHash('sha512').update(message).digest()
  const signed = Buffer.concat([magic, ...[namespace, '', 'sha512', digest].map(wireString)])
  return armor(
    Buffer.concat([
      magic,
      Buffer.from([0, 0, 0, 1]),
      ...[key.blob, namespace, '', 'sha512', key.sign(signed)].map(wireString),
    ]),
  )
}

export const armor = (blob: Uint8Array) =>
  `-----BEGIN SSH SIGNATURE-----\n${Buffer.from(blob)
    .toString('base64')
    .replace(/.{70}(?=.)/g, '$&\n')}\n-----END SSH SIGNATURE-----\n`

const magic = Buffer.from('SSHSIG')
