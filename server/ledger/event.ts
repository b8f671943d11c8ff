// One event: its bytes, and what they say. Bytes are checked first, then read, then held against the closed schema.
import { canonical, digestOf, read, type Value } from './canonical.ts'
import type { DamageKind } from './damage.ts'
import { asEvent, definitionOf, type LedgerEvent } from './events/index.ts'
import { eventName } from './names.ts'

export type EventFile = { readonly id: string; readonly name: string; readonly bytes: Uint8Array }

/** The file of a new event. What is no event is a mistake of the program that made it. */
export function writeEvent(event: LedgerEvent): EventFile {
  const parsed = asEvent(event)
  if (!parsed.success) throw parsed.error
  const bytes = Buffer.from(canonical(parsed.data as Value))
  const id = digestOf(bytes)
  return { id, name: eventName(id), bytes }
}

export type EventRead =
  | { readonly event: LedgerEvent; readonly bytes: Uint8Array; readonly repaired?: true }
  | { readonly damage: DamageKind; readonly why: string }

/** The event in a file that says that its digest is `id`. */
export function readEvent(found: Uint8Array, id: string): EventRead {
  const whole = digestOf(found) === id
  const bytes = whole ? found : strip(found)
  if (!whole && digestOf(bytes) !== id) return edited(found)
  const result = read(bytes)
  if ('problem' in result) return { damage: 'unknown-event', why: result.problem.why }
  const parsed = asEvent(result.value)
  if (!parsed.success) return { damage: 'unknown-event', why: `is no event: ${firstIssue(parsed.error.issues)}` }
  const event = parsed.data as LedgerEvent
  return whole ? { event, bytes } : { event, bytes, repaired: true }
}

/** An event that was read and checked before. */
export const readAgain = (bytes: Uint8Array): EventRead => ({
  event: JSON.parse(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8')) as LedgerEvent,
  bytes,
})

function edited(bytes: Uint8Array): EventRead {
  const result = read(bytes)
  return 'problem' in result && result.problem.kind === 'truncated'
    ? { damage: 'truncated-event', why: result.problem.why }
    : { damage: 'edited-event', why: 'is not what its name is the digest of' }
}

const mark = [0xef, 0xbb, 0xbf]

/** Without a byte-order mark before and line ends behind, which an event never has: git and editors add them. */
function strip(bytes: Uint8Array): Uint8Array {
  const start = mark.every((byte, index) => bytes[index] === byte) ? mark.length : 0
  let end = bytes.length
  while (end > start && (bytes[end - 1] === 0x0a || bytes[end - 1] === 0x0d)) end--
  return bytes.subarray(start, end)
}

function firstIssue(issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]): string {
  const [issue] = issues
  return issue ? `${issue.path.map(String).join('.') || 'it'}: ${issue.message}` : 'it does not fit'
}

/**
 * The events that an event names, whether they are there or not: its parents, its author's last one, and those that it
 * speaks of. Where all is well the parents know the others; where an event was lost, the others still tie the rest together.
 */
export function namedBy(event: LedgerEvent): readonly string[] {
  const { parents, prev, type, body } = event
  const about = definitionOf(type).about?.(body) ?? []
  const others = (prev === null ? about : [prev, ...about]).filter(id => !parents.includes(id))
  return others.length === 0 ? parents : [...new Set([...parents, ...others])]
}

/** Digests of words in a body. Wherever a body has a key `words` or `texts`, digests of words stand there. */
export function wordsIn(event: LedgerEvent): readonly string[] {
  const found: string[] = []
  collect(event.body, found)
  // What an event disposes of, it does not need.
  return event.type === 'disposed' ? [] : found
}

function collect(value: unknown, into: string[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, into)
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) {
      if (key === 'words' && typeof item === 'string') into.push(item)
      else if (typeof item === 'object') collect(item, into)
    }
}
