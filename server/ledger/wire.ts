// SSH's way of writing values one after the other (RFC 4251 section 5): the part of it that keys and signatures use.

/** What the bytes are not. Thrown here only, and caught where a whole key or signature is read. */
export class Malformed extends Error {}

export type Wire = {
  byte(): number
  uint32(): number
  /** A length, then as many bytes. */
  string(): Buffer
  text(): string
  /** A number that is not negative, without its leading noughts. */
  mpint(): Buffer
  /** Bytes without a length before them. */
  take(count: number): Buffer
  /** Nothing may follow. */
  end(): void
}

export function wire(bytes: Uint8Array): Wire {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
  let at = 0
  const take = (count: number): Buffer => {
    if (count > buffer.length - at) throw new Malformed('it ends too early')
    return buffer.subarray(at, (at += count))
  }
  const string = () => take(take(4).readUInt32BE())
  return {
    byte: () => take(1)[0]!,
    uint32: () => take(4).readUInt32BE(),
    string,
    text: () => string().toString('latin1'),
    mpint: () => positive(string()),
    take,
    end: () => {
      if (at < buffer.length) throw new Malformed(`${buffer.length - at} bytes follow its end`)
    },
  }
}

/** The same, written. */
export function wireString(bytes: Uint8Array | string): Buffer {
  const content = typeof bytes === 'string' ? Buffer.from(bytes) : bytes
  const length = Buffer.alloc(4)
  length.writeUInt32BE(content.length)
  return Buffer.concat([length, content])
}

function positive(number: Buffer): Buffer {
  if (number.length > 0 && number[0]! > 0x7f) throw new Malformed('a number is negative')
  const start = number.findIndex(byte => byte !== 0)
  return start < 0 ? Buffer.alloc(0) : number.subarray(start)
}
