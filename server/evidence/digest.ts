// What a digest is: SHA-256 over the bytes of the excerpt. The page shows the first digits, for people; only all 64 prove anything.
import { createHash } from 'node:crypto'

export const digestOf = (excerpt: string | Uint8Array): string => createHash('sha256').update(excerpt).digest('hex')

/** Fewer digits than this are found again by chance too easily. */
export const fewestDigits = 8

/** How the digits on the page and a source's digest go together. */
export function compareDigest(onPage: string, digest: string): 'same' | 'different' | 'too short' | 'not hex' {
  const digits = onPage.toLowerCase()
  if (!/^[0-9a-f]*$/.test(digits)) return 'not hex'
  if (digits.length < fewestDigits) return 'too short'
  return digest.startsWith(digits) ? 'same' : 'different'
}
