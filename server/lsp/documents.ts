// The documents that are open in the client, as they read there. A file without `packet:` in its front matter is held and
// looked at, and costs nothing more.
import { fileURLToPath } from 'node:url'
import type { TextDocumentContentChangeEvent } from 'vscode-languageserver-protocol/node'
import type { Packet } from '../../schemas/packet.ts'
import { textOn } from '../node/text-on.ts'
import { isPacket } from '../packet/look.ts'
import { parse } from '../packet/parse.ts'
import { revise } from '../packet/revise.ts'
import { type Source, sourceOf } from '../packet/source.ts'
import { Lines } from './lines.ts'
import { type Encoding, type Places, placesIn } from './places.ts'

/** In characters. A larger text gets one finding that says so. */
export const largest = 5_000_000

export class Document {
  readonly uri: string
  /** On the disk; absent for what is not saved yet, or lies elsewhere. */
  readonly file: string | undefined
  readonly #encoding: Encoding
  #text: Source
  #lines: Lines
  #packet: Packet | undefined
  #head = 0
  version: number | null
  /** Set where the text differs from the one that was opened or saved last. */
  dirty = false

  constructor(uri: string, version: number | null, text: string, encoding: Encoding) {
    this.uri = uri
    this.file = fileOf(uri)
    this.version = version
    this.#encoding = encoding
    this.#text = sourceOf(text)
    this.#lines = new Lines(text)
    this.#look()
  }

  /** Nothing where it is plain Markdown, or too large to be read. */
  get packet(): Packet | undefined {
    return this.#packet
  }

  get tooLarge(): boolean {
    return this.#text.length > largest && this.#head > 0
  }

  get text(): string {
    return this.#text.whole()
  }

  get places(): Places {
    return placesIn(this.#text, this.#lines, this.#encoding)
  }

  change(changes: readonly TextDocumentContentChangeEvent[], version: number | null): void {
    this.version = version
    this.dirty = true
    for (const change of changes) {
      if ('range' in change && change.range) this.#edit(this.places.range(change.range), change.text)
      else this.#replace(change.text)
    }
  }

  /** Nobody saves what the client read again from the disk. */
  compareWithDisk(): void {
    if (this.dirty && this.file !== undefined) this.dirty = textOn(this.file) !== this.text
  }

  #replace(text: string) {
    this.#text = sourceOf(text)
    this.#lines = new Lines(text)
    this.#packet = undefined
    this.#look()
  }

  #edit({ start, end }: { readonly start: number; readonly end: number }, text: string) {
    const before = this.#packet
    this.#text = this.#text.replaced(start, end, text)
    this.#lines.replaced(start, end, text.length, this.#text)
    const decides = start <= Math.max(this.#head, this.#headEnd())
    if (this.#head === 0 && !decides) return
    this.#packet = before && this.#text.length <= largest ? revise(before, { start, end, text }) : undefined
    if (decides || !this.#packet) this.#look()
  }

  /** Whether it is a packet is decided by its first lines. */
  #headEnd(): number {
    return this.#lines.count > 52 ? this.#lines.start(52) : this.#text.length
  }

  #look() {
    this.#head = isPacket(this.#text.slice(0, this.#headEnd())) ? this.#headEnd() : 0
    if (this.#head === 0 || this.#text.length > largest) this.#packet = undefined
    else this.#packet ??= parse(this.#text.whole())
  }
}

export function fileOf(uri: string): string | undefined {
  if (!uri.startsWith('file:')) return undefined
  try {
    return fileURLToPath(uri)
  } catch (error) {
    // `file://elsewhere/share` names no file of this machine.
    if (error instanceof TypeError) return undefined
    throw error
  }
}
