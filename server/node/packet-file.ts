// Reads files that may be packets. Every way in which a file can be no file is an answer here, never an exception:
// folders, pipes, links that lead out of the workspace, files that vanish, bytes that are no UTF-8, sizes that nobody reads.
import { isUtf8 } from 'node:buffer'
import { closeSync, constants, fstatSync, openSync, readSync, realpathSync } from 'node:fs'
import { isPacket } from '../packet/look.ts'
import { codeOf, said } from './errors.ts'
import { isInside } from './paths.ts'

/** `plain` is any other Markdown; `nothing` is gone, a folder, a pipe. Neither is worth a word. */
type Other = { readonly state: 'plain' | 'nothing' }
type Refused = { readonly state: 'refused'; readonly why: string; readonly line?: number }
/** `real` is the file itself where the path is a link. */
export type Looked = Other | Refused | { readonly state: 'packet'; readonly size: number; readonly real: string }
export type Read = Other | Refused | { readonly state: 'packet'; readonly text: string; readonly real: string }

/** Files of this size and above are refused unread. */
export const tooLarge = 20_000_000
const headSize = 8192

/** What a file is, by as little of it as tells. */
export const look = (path: string, root: string): Looked =>
  open(path, root, (file, size, real): Looked => {
    if (!isPacketHead(file, size)) return { state: 'plain' }
    return size >= tooLarge ? { state: 'refused', why: large(size) } : { state: 'packet', size, real }
  })

/** The whole packet. */
export const readPacket = (path: string, root: string): Read =>
  open(path, root, (file, size, real): Read => {
    if (size >= tooLarge) return isPacketHead(file, size) ? { state: 'refused', why: large(size) } : { state: 'plain' }
    const bytes = bytesOf(file, size)
    const text = bytes.toString('utf8')
    if (!isPacket(text)) return { state: 'plain' }
    if (isUtf8(bytes)) return { state: 'packet', text, real }
    const line = lineOfWrongByte(bytes)
    return { state: 'refused', why: `Line ${line} is not valid UTF-8: save the file as UTF-8.`, line }
  })

const large = (size: number) =>
  `The file has ${Math.round(size / 1e6)} MB, and a packet has less than ${tooLarge / 1e6}: move what is long into evidence files.`

/** A front matter that the first bytes do not decide is read to its end. */
function isPacketHead(file: number, size: number): boolean {
  const head = bytesOf(file, Math.min(size, headSize)).toString('utf8')
  if (isPacket(head)) return true
  const undecided = size > headSize && /^\ufeff?---/.test(head) && head.split('\n').length <= 51
  return undecided && isPacket(bytesOf(file, Math.min(size, tooLarge)).toString('utf8'))
}

/** Not to follow a link and not to wait for a pipe is asked of the opening itself: between a look and an opening anything may happen. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

function open<A>(
  path: string,
  root: string,
  take: (file: number, size: number, real: string) => A,
): A | Other | Refused {
  try {
    return withFile(path, take)
  } catch (error) {
    return codeOf(error) === 'ELOOP' ? followed(path, root, take) : failed(error)
  }
}

/** A link is followed to its end as long as that lies in the workspace. */
function followed<A>(
  path: string,
  root: string,
  take: (file: number, size: number, real: string) => A,
): A | Other | Refused {
  try {
    const real = realpathSync.native(path)
    if (isInside(real, realpathSync.native(root))) return withFile(real, take)
    const outside = withFile(real, isPacketHead)
    return outside === true
      ? { state: 'refused', why: 'It is a link that leads out of the workspace.' }
      : { state: 'plain' }
  } catch (error) {
    return failed(error)
  }
}

function withFile<A>(path: string, take: (file: number, size: number, real: string) => A): A | Other {
  const file = openSync(path, flags)
  try {
    const stats = fstatSync(file)
    return stats.isFile() ? take(file, stats.size, path) : { state: 'nothing' }
  } finally {
    closeSync(file)
  }
}

const nothing = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ENXIO'])

function failed(error: unknown): Other | Refused {
  return nothing.has(codeOf(error))
    ? { state: 'nothing' }
    : { state: 'refused', why: `It cannot be read: ${said(error)}.` }
}

// One buffer for all files of a thread: thousands of them would each live until a collection that nothing hurries.
let shared = Buffer.alloc(0)

function bytesOf(file: number, size: number): Buffer {
  if (shared.length < size) shared = Buffer.allocUnsafeSlow(Math.max(size, 2 * shared.length, 1 << 16))
  let filled = 0
  for (let got = 1; got > 0 && filled < size; filled += got) got = readSync(file, shared, filled, size - filled, filled)
  return shared.subarray(0, filled)
}

/** The line of the first byte that makes the bytes before and with it no UTF-8. */
function lineOfWrongByte(bytes: Buffer): number {
  let line = 1
  for (let start = 0; start < bytes.length; line++) {
    const feed = bytes.indexOf(10, start)
    const end = feed < 0 ? bytes.length : feed + 1
    if (!isUtf8(bytes.subarray(start, end))) return line
    start = end
  }
  return line
}
