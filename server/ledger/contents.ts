// What lies in a ledger folder, read once: events that are whole, signatures beside them, and the damage that shows
// already without knowing what the events say to each other.
import { digestOf } from './canonical.ts'
import { type Damage, type DamageKind, short } from './damage.ts'
import { namedBy, readAgain, readEvent, wordsIn } from './event.ts'
import type { LedgerEvent } from './events/index.ts'
import { Layers } from './layers.ts'
import { readName } from './names.ts'

/** `bytes` may be left out for words that are only looked up when somebody wants to read them. */
export type LedgerFile = {
  readonly name: string
  readonly bytes?: Uint8Array | undefined
  /** Somebody who is trusted read these very bytes before, and found them to be what their name says. */
  readonly whole?: true
}

export type SignatureFile = { readonly name: string; readonly key: string; readonly bytes: Uint8Array }

export type Written = {
  readonly id: string
  readonly event: LedgerEvent
  readonly bytes: Uint8Array
  /** Events that it names, whether they are there or not. */
  readonly named: readonly string[]
}

export type Contents = {
  readonly events: ReadonlyMap<string, Written>
  /** By event. */
  readonly signatures: ReadonlyMap<string, readonly SignatureFile[]>
  /** By digest; without bytes if nobody read them yet. */
  readonly words: ReadonlyMap<string, Uint8Array | undefined>
  readonly policies: ReadonlyMap<string, Uint8Array>
  /** By file. */
  readonly damage: ReadonlyMap<string, Damage>
  /** Words that are not there, with an event that needs them. */
  readonly missingWords: ReadonlyMap<string, string>
  /** Events that have signatures and are not there. */
  readonly orphans: ReadonlySet<string>
}

export const noContents: Contents = {
  events: new Layers(),
  signatures: new Layers(),
  words: new Layers(),
  policies: new Map(),
  damage: new Map(),
  missingWords: new Map(),
  orphans: new Set(),
}

/** The contents with more files. A file that is there already under the same name is the same file. */
export function withFiles(contents: Contents, files: Iterable<LedgerFile>): Contents {
  const next = new Building(contents)
  for (const file of files) next.add(file)
  return next
}

class Building implements Contents {
  readonly events: Layers<string, Written>
  readonly signatures: Layers<string, readonly SignatureFile[]>
  readonly words: Layers<string, Uint8Array | undefined>
  readonly policies: Map<string, Uint8Array>
  readonly damage: Map<string, Damage>
  readonly missingWords: Map<string, string>
  readonly orphans: Set<string>

  constructor(from: Contents) {
    this.events = copyOf(from.events)
    this.signatures = copyOf(from.signatures)
    this.words = copyOf(from.words)
    this.policies = new Map(from.policies)
    this.damage = new Map(from.damage)
    this.missingWords = new Map(from.missingWords)
    this.orphans = new Set(from.orphans)
  }

  add({ name, bytes, whole }: LedgerFile): void {
    const named = readName(name)
    if (named.kind === 'stray') return
    if (named.kind === 'unknown') {
      this.#damage('unknown-file', name, `${name} does not belong into a ledger. Move it elsewhere.`)
    } else if (named.kind === 'signature') {
      this.#addSignature({ name, key: named.key, bytes: bytes ?? nothing }, named.event)
    } else if (named.kind === 'event') {
      this.#addEvent(name, bytes ?? nothing, named.digest, whole)
    } else if (bytes && !whole && digestOf(bytes) !== named.digest) {
      this.#damage('edited-words', name, `${name} is not what its name is the digest of. Bring it back from git.`)
    } else if (named.kind === 'words') {
      this.words.set(named.digest, bytes)
      this.missingWords.delete(named.digest)
    } else if (bytes) this.policies.set(named.digest, bytes)
  }

  #addEvent(name: string, bytes: Uint8Array, id: string, whole: true | undefined): void {
    if (this.events.has(id)) return
    const result = whole ? readAgain(bytes) : readEvent(bytes, id)
    this.damage.delete(name)
    if ('damage' in result) {
      const todo = result.damage === 'unknown-event' ? 'Use a version that knows it.' : 'Bring it back from git.'
      this.#damage(result.damage, name, `Event ${short(id)} ${result.why}. ${todo}`, id)
      return
    }
    const { event } = result
    if (result.repaired) this.#changedEndings(name, id)
    this.events.set(id, { id, event, bytes: result.bytes, named: namedBy(event) })
    this.orphans.delete(id)
    for (const words of wordsIn(event)) if (!this.words.has(words)) this.#missWords(words, id)
  }

  /** Of several events that need the same words, the first by name is told of. */
  #missWords(words: string, id: string): void {
    const other = this.missingWords.get(words)
    if (other === undefined || id < other) this.missingWords.set(words, id)
  }

  /** Git may have turned the line feeds of the armor into carriage returns and line feeds: undone here, and named. */
  #addSignature(file: SignatureFile, event: string): void {
    const others = this.signatures.get(event) ?? []
    if (others.some(({ name }) => name === file.name)) return
    const bytes = withoutReturns(file.bytes)
    if (bytes !== file.bytes) this.#changedEndings(file.name, event)
    const all = [...others, { ...file, bytes }].sort((a, b) => (a.name < b.name ? -1 : 1))
    this.signatures.set(event, all)
    if (!this.events.has(event)) this.orphans.add(event)
  }

  #changedEndings(name: string, event: string): void {
    const message = `Something added line endings or a byte-order mark to ${name}. Put \`**/*.ledger/** -text\` into .gitattributes and check the file out again.`
    this.#damage('changed-line-endings', name, message, event)
  }

  #damage(kind: DamageKind, file: string, message: string, event?: string): void {
    this.damage.set(file, { kind, message, file, ...(event ? { event } : {}) })
  }
}

const nothing = new Uint8Array()

const copyOf = <V>(map: ReadonlyMap<string, V>): Layers<string, V> => {
  if (map instanceof Layers) return map.copy()
  const copy = new Layers<string, V>()
  for (const [key, value] of map) copy.set(key, value)
  return copy
}

function withoutReturns(bytes: Uint8Array): Uint8Array {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  if (!marked && !bytes.includes(0x0d)) return bytes
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .slice(marked ? 3 : 0)
  return Buffer.from(text.replaceAll('\r\n', '\n'), 'latin1')
}
