// A folder as one file: ustar and gzip, the same bytes for the same files on every machine. Times, owners and the order of a
// disk are deliberately absent.
import { gunzipSync, gzipSync } from 'node:zlib'

export type BundleFile = { readonly name: string; readonly bytes: Uint8Array }

const size = 512
/** More than this is no bundle of a packet, however small it was packed. */
const largest = 1 << 30

export function packed(folder: string, files: readonly BundleFile[]): Uint8Array {
  const pieces = files
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(({ name, bytes }) => [header(`${folder}/${name}`, bytes.length), bytes, filling(bytes.length)])
  const zipped = gzipSync(Buffer.concat([...pieces, Buffer.alloc(2 * size)]), { level: 9 })
  // The ninth byte names the operating system: here it is unknown.
  zipped[9] = 255
  return zipped
}

/** The files without the folder that they lie in, or a clause that says what is wrong with the archive. */
export function unpacked(
  archive: Uint8Array,
): { readonly files: readonly BundleFile[] } | { readonly problem: string } {
  const tar = unzipped(archive)
  if (!tar) return { problem: 'is no gzip archive, or larger than 1 GiB' }
  const files: BundleFile[] = []
  for (let at = 0; at + size <= tar.length; ) {
    const block = tar.subarray(at, at + size)
    if (block.every(byte => byte === 0)) return { files }
    const read = readHeader(block)
    if (!read || at + size + read.length > tar.length) return { problem: 'is damaged, or no archive of plain files' }
    const name = read.name.slice(read.name.indexOf('/') + 1)
    files.push({ name, bytes: tar.subarray(at + size, at + size + read.length) })
    at += size + read.length + filling(read.length).length
  }
  return { problem: 'ends in the middle' }
}

function unzipped(archive: Uint8Array): Buffer | undefined {
  try {
    return gunzipSync(archive, { maxOutputLength: largest })
  } catch (error) {
    if (error instanceof Error && 'code' in error) return undefined
    throw error
  }
}

const filling = (length: number) => Buffer.alloc((size - (length % size)) % size)

function header(path: string, length: number): Buffer {
  const cut = path.length > 100 ? path.indexOf('/') : -1
  const [prefix, name] = [path.slice(0, Math.max(cut, 0)), path.slice(cut + 1)]
  if (name.length > 100 || prefix.length > 155) throw new RangeError(`${path} is too long a name for an archive.`)
  const block = Buffer.alloc(size)
  const mode = path.endsWith('.sh') ? '0000755' : '0000644'
  block.write(name, 0)
  for (const [at, text] of [
    [100, mode],
    [108, '0000000'],
    [116, '0000000'],
    [124, length.toString(8).padStart(11, '0')],
    [136, '00000000000'],
    [156, '0'],
    [257, 'ustar\u000000'],
    [329, '0000000'],
    [337, '0000000'],
    [345, prefix],
  ] as const)
    block.write(text, at)
  block.write(`${sum(block).toString(8).padStart(6, '0')}\0 `, 148)
  return block
}

/** The checksum counts its own field as spaces. */
const sum = (block: Uint8Array) =>
  block.reduce((total, byte, index) => total + (index >= 148 && index < 156 ? 32 : byte), 0)

function readHeader(block: Buffer): { readonly name: string; readonly length: number } | undefined {
  const text = (from: number, to: number) => block.subarray(from, to).toString('latin1').split('\0')[0]!
  const number = (from: number, to: number) => Number.parseInt(text(from, to).trim(), 8)
  if (text(257, 262) !== 'ustar' || text(156, 157) !== '0' || number(148, 156) !== sum(block)) return undefined
  const prefix = text(345, 500)
  const length = number(124, 136)
  const name = prefix ? `${prefix}/${text(0, 100)}` : text(0, 100)
  return Number.isSafeInteger(length) && length >= 0 ? { name, length } : undefined
}
