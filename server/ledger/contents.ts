// What lies in a ledger folder, read once: events that are whole, signatures beside them, and the damage that shows
// already without knowing what the events say to each other.
import { digestOf } from './canonical.ts'
import { type Damage, short } from './damage.ts'
import { readEvent, wordsIn } from './event.ts'
import type { LedgerEvent } from './events/index.ts'
import { readName } from './names.ts'

/** `bytes` may be left out for words that are only looked up when somebody wants to read them. */
export type LedgerFile = { readonly name: string; readonly bytes?: Uint8Array | undefined }

export type SignatureFile = { readonly name: string; readonly key: string; readonly bytes: Uint8Array }

export type Written = {
  readonly id: string
  readonly event: LedgerEvent
  readonly bytes: Uint8Array
  readonly words: readonly string[]
}

export type Contents = {
  readonly events: ReadonlyMap<string, Written>
  /** By event. */
  readonly signatures: ReadonlyMap<string, readonly SignatureFile[]>
  readonly words: ReadonlySet<string>
  readonly policies: ReadonlyMap<string, Uint8Array>
  /** By file. */
  readonly damage: ReadonlyMap<string, Damage>
}

type Building = {
  readonly [Name in keyof Contents]: Contents[Name] extends ReadonlyMap<infer K, infer V> ? Map<K, V> : Set<string>
}

export const noContents: Contents = {
  events: new Map(),
  signatures: new Map(),
  words: new Set(),
  policies: new Map(),
  damage: new Map(),
}

/** The contents with more files. A file that is there already under the same name is the same file. */
export function withFiles(contents: Contents, files: Iterable<LedgerFile>): Contents {
  const next: Building = {
    events: new Map(contents.events),
    signatures: new Map(contents.signatures),
    words: new Set(contents.words),
    policies: new Map(contents.policies),
    damage: new Map(contents.damage),
  }
  for (const file of files) addFile(next, file)
  return next
}

function addFile(contents: Building, { name, bytes }: LedgerFile): void {
  const named = readName(name)
  const damaged = (kind: Damage['kind'], message: string, event?: string) =>
    contents.damage.set(name, { kind, message, file: name, ...(event ? { event } : {}) })
  if (named.kind === 'stray') return
  if (named.kind === 'unknown') {
    damaged('unknown-file', `${name} does not belong into a ledger. Move it elsewhere.`)
  } else if (named.kind === 'signature') {
    addSignature(contents, { name, key: named.key, bytes: bytes ?? new Uint8Array() }, named.event)
  } else if (named.kind === 'event') {
    addEvent(contents, name, bytes ?? new Uint8Array(), named.digest)
  } else if (bytes && digestOf(bytes) !== named.digest) {
    damaged('edited-words', `${name} is not what its name is the digest of. Bring it back from git.`)
  } else if (named.kind === 'words') contents.words.add(named.digest)
  else if (bytes) contents.policies.set(named.digest, bytes)
}

function addEvent({ events, damage }: Building, name: string, bytes: Uint8Array, id: string): void {
  if (events.has(id)) return
  const result = readEvent(bytes, id)
  if ('damage' in result) {
    const todo = result.damage === 'unknown-event' ? 'Use a version that knows it.' : 'Bring it back from git.'
    damage.set(name, {
      kind: result.damage,
      event: id,
      file: name,
      message: `Event ${short(id)} ${result.why}. ${todo}`,
    })
    return
  }
  damage.delete(name)
  if (result.repaired) damage.set(name, lineEndings(name, id))
  events.set(id, { id, event: result.event, bytes: result.bytes, words: wordsIn(result.event) })
}

/** Git may have turned the line feeds of the armor into carriage returns and line feeds: that is undone here, and named. */
function addSignature({ signatures, damage }: Building, file: SignatureFile, event: string): void {
  const others = signatures.get(event) ?? []
  if (others.some(({ name }) => name === file.name)) return
  const bytes = withoutReturns(file.bytes)
  if (bytes !== file.bytes) damage.set(file.name, lineEndings(file.name, event))
  const all = [...others, { ...file, bytes }].sort((a, b) => (a.name < b.name ? -1 : 1))
  signatures.set(event, all)
}

const lineEndings = (name: string, event: string): Damage => ({
  kind: 'changed-line-endings',
  event,
  file: name,
  message: `Something added line endings or a byte-order mark to ${name}. Put \`**/*.ledger/** -text\` into .gitattributes and check the file out again.`,
})

function withoutReturns(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (!marked && !bytes.includes(0x0d)) return bytes
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .slice(marked ? 3 : 0)
  return Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1')
}
