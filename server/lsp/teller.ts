// When the client is told that findings changed: a client that asks is told to ask again, any other gets them sent.
import {
  DiagnosticRefreshRequest,
  type MessageConnection,
  PublishDiagnosticsNotification,
} from 'vscode-languageserver-protocol/node'
import { notifications } from '../../schemas/protocol.ts'
import type { Client } from './client.ts'
import { diagnosticsOf } from './diagnostics.ts'
import type { Document } from './documents.ts'
import type { Outside } from './outside.ts'
import type { Sitting } from './sitting.ts'
import { listOf, type Piece, Written, withMember } from './written.ts'

type Told = {
  readonly client: Client
  readonly connection: MessageConnection
  readonly outside: Outside
  readonly settings: { readonly run?: 'onType' | 'onSave' | null | undefined }
  sittings(): readonly Sitting[]
  /** Time has changed what is found. */
  turned(): void
  document(uri: string): Document | undefined
  checked(document: Document): Promise<unknown>
}

/** A timer cannot wait for longer. */
const longest = 2 ** 31 - 1
/** After the client was told to ask again, so that a burst of changes is one. */
const pause = 50
const pauseOfTyping = 150

export class Teller {
  readonly #session: Told
  readonly #due = new Set<Document>()
  readonly #waiting = new Map<Document, () => void>()
  /** Plain Markdown of which the client knows that nothing is found in it. */
  readonly #quiet = new WeakSet<Document>()
  #unwait: (() => void) | undefined
  #turn = Number.POSITIVE_INFINITY
  #refreshing = false

  constructor(session: Told) {
    this.#session = session
  }

  /** A document was opened or edited. A client that asks does so by itself. */
  touched(document: Document): void {
    const { client, settings } = this.#session
    this.#soon(document)
    if (client.pulls || (settings.run === 'onSave' && document.dirty)) return
    this.#send(document)
  }

  saved(document: Document): void {
    this.#changed(document)
    if (!this.#session.client.pulls) this.#send(document)
    else if (this.#session.settings.run === 'onSave') this.#refresh()
  }

  closed(document: Document): void {
    const { uri } = document
    this.#waiting.get(document)?.()
    this.#waiting.delete(document)
    if (!this.#session.client.pulls && !this.#quiet.has(document)) this.#publish(uri, null, [])
  }

  /** Something beside the text changed: files, time, rights. */
  everything(): void {
    for (const { document } of this.#session.sittings()) {
      this.#changed(document)
      if (!this.#session.client.pulls) this.#send(document)
    }
    this.#refresh()
  }

  /** Sees to it that what time changes is told when it is time. */
  wait(sittings: readonly Sitting[]): void {
    const turn = Math.min(...sittings.map(({ turns }) => turns))
    if (turn === this.#turn) return
    this.#turn = turn
    this.#unwait?.()
    this.#unwait = undefined
    if (turn === Number.POSITIVE_INFINITY) return
    const ms = turn * 60_000 - this.#session.outside.now()
    this.#unwait = this.#session.outside.later(Math.max(0, Math.min(ms, longest)), () => {
      this.#turn = Number.POSITIVE_INFINITY
      this.#session.turned()
    })
  }

  /** Once all that arrived together is read: ten edits in a row are answered once. */
  #send(document: Document) {
    if (this.#due.size === 0)
      setImmediate(() => {
        const due = [...this.#due]
        this.#due.clear()
        for (const one of due) this.#tell(one).catch(error => this.#session.outside.log(String(error)))
      })
    this.#due.add(document)
  }

  async #tell(document: Document) {
    const { version } = document
    const { items } = await diagnosticsOf(document, this.#session)
    // A newer text has its own answer under way.
    if (document.version !== version || this.#session.document(document.uri) !== document) return
    const isPlain = !document.packet && items.length === 0
    if (isPlain && this.#quiet.has(document)) return
    if (isPlain) this.#quiet.add(document)
    else this.#quiet.delete(document)
    this.#publish(document.uri, version, items)
  }

  #publish(uri: string, version: number | null, items: readonly Piece[]) {
    const about = { uri, ...(version !== null && { version }) }
    const params = new Written(withMember(about, 'diagnostics', listOf(items)))
    void this.#session.connection.sendNotification(PublishDiagnosticsNotification.method, params)
  }

  /** Whoever shows more than findings looks again once the person pauses. */
  #soon(document: Document) {
    this.#waiting.get(document)?.()
    const takeBack = this.#session.outside.later(pauseOfTyping, () => {
      this.#waiting.delete(document)
      if (this.#session.document(document.uri) === document) this.#changed(document)
    })
    this.#waiting.set(document, takeBack)
  }

  #changed({ uri, packet }: Document) {
    if (packet) void this.#session.connection.sendNotification(notifications.changed.method, { uri })
  }

  #refresh() {
    const { client, connection, outside } = this.#session
    if (this.#refreshing) return
    const wanted = [
      ...(client.refreshes.diagnostics ? [DiagnosticRefreshRequest.method] : []),
      ...client.refreshes.others,
    ]
    if (wanted.length === 0) return
    this.#refreshing = true
    outside.later(pause, () => {
      this.#refreshing = false
      // A client that is going away owes no answer.
      for (const method of wanted) connection.sendRequest(method).catch(error => outside.log(String(error)))
    })
  }
}
