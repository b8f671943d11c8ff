// A short name for a thing that stays the same while the page around it moves. Collisions would merge findings, nothing more.
import { createHash } from 'node:crypto'

export const fingerprint = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 32)
