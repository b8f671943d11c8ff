// Signatures as `ssh-keygen -Y sign` makes them (SSHSIG), read more strictly than `ssh-keygen -Y verify` does: it takes
// any version and reserved field, and does not look at what a hardware key says of touch and PIN.
import { createHash } from 'node:crypto'
import { openKey, type Presence, type PublicKey } from './ssh-key.ts'
import { Malformed, wire, wireString } from './wire.ts'

/** What a key has to say of the hand that used it, before an act counts. */
export type Demand = 'any' | 'touch' | 'touch+pin'

export type Signed = Presence & { readonly key: PublicKey; readonly namespace: string }
export type Examined =
  | { readonly signed: Signed }
  /** A clause that follows the name of the file. */
  | { readonly problem: string }

const begin = '-----BEGIN SSH SIGNATURE-----\n'
const end = '\n-----END SSH SIGNATURE-----\n'
const longest = 64 * 1024

/** Which key made this signature of this message, under which namespace. Whose key that is, is another question. */
export function examine(armor: Uint8Array, message: Uint8Array): Examined {
  try {
    return { signed: open(unwrap(armor), message) }
  } catch (error) {
    if (error instanceof Malformed) return { problem: `is no signature that counts: ${error.message}` }
    throw error
  }
}

/** Nothing if the demand is met, else what is missing. */
export function missingPresence(demand: Demand, { key, touch, pin }: Signed): string | undefined {
  if (demand === 'any') return undefined
  if (!key.type.startsWith('sk-')) return 'a hardware key is asked for, and this is none'
  if (!touch) return 'the hardware key was not touched'
  return demand === 'touch+pin' && !pin ? 'the hardware key was used without its PIN' : undefined
}

function open(blob: Buffer, message: Uint8Array): Signed {
  const fields = wire(blob)
  if (!fields.take(magic.length).equals(magic)) throw new Malformed('it does not begin with SSHSIG')
  const version = fields.uint32()
  if (version !== 1) throw new Malformed(`its version is ${version}, and 1 is the only one`)
  const { key, verify } = openKey(fields.string())
  const namespace = fields.string()
  if (namespace.length === 0) throw new Malformed('its namespace is empty')
  if (fields.string().length > 0) throw new Malformed('its reserved field is not empty')
  const algorithm = fields.text()
  if (algorithm !== 'sha256' && algorithm !== 'sha512') throw new Malformed('it was made with an unknown hash')
  const signature = wire(fields.string())
  fields.end()

  const digest = createHash(algorithm).update(message).digest()
  const signed = Buffer.concat([magic, ...[namespace, '', algorithm, digest].map(wireString)])
  const presence = verify(signature.text(), signature, signed)
  if (!presence) throw new Malformed('it was made for other bytes or with another key')
  signature.end()
  return { key, namespace: namespace.toString('utf8'), ...presence }
}

const magic = new TextEncoder().encode('SSHSIG')

/** The armor is one text for one signature: Base64 in full lines of at most 76 digits between the two dashed ones. */
function unwrap(armor: Uint8Array): Buffer {
  if (armor.length > longest) throw new Malformed('it is larger than 64 KiB')
  const text = Buffer.from(armor.buffer, armor.byteOffset, armor.length).toString('latin1')
  if (!text.startsWith(begin) || !text.endsWith(end)) throw new Malformed('it has not the two dashed lines around it')
  const lines = text.slice(begin.length, -end.length).split('\n')
  const width = lines[0]!.length
  if (
    width > 76 ||
    lines.some((line, index) => line.length > width || (index < lines.length - 1 && line.length < width))
  )
    throw new Malformed('its lines are not of one length')
  const digits = lines.join('')
  const blob = Buffer.from(digits, 'base64')
  if (blob.toString('base64') !== digits) throw new Malformed('its text is not plain Base64')
  return blob
}
