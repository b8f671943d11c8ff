// One client and its open documents. Everything that methods ask for goes through here.
import { dirname } from 'node:path'
import type { MessageConnection } from 'vscode-languageserver-protocol/node'
import type { PacketEntry, Settings } from '../../schemas/protocol.ts'
import type { Scene } from '../acts/act.ts'
import { sceneOf } from '../acts/scene.ts'
import { entryOf } from '../ide/entry.ts'
import { type Home, homes } from '../node/homes.ts'
import { personHere, signersIn } from '../node/person.ts'
import type { Checked } from '../rules/run.ts'
import { type Client, settingsOf } from './client.ts'
import { Collection } from './collection.ts'
import { Court } from './court.ts'
import { Document, fileOf } from './documents.ts'
import type { Outside } from './outside.ts'
import { Sitting } from './sitting.ts'
import { Teller } from './teller.ts'

/** Where documents live that people write. Whatever else the client shows (a diff's side, a comment's box) is left alone. */
const schemes = new Set(['file', 'untitled', 'vscode-vfs', 'vscode-remote'])

export class Session {
  readonly client: Client
  readonly connection: MessageConnection
  readonly outside: Outside
  readonly #teller: Teller
  readonly #sittings = new Map<string, Sitting>()
  #courts = new Map<string, Court>()
  #homeOf = homes()
  readonly #handles = new Map<string, string | undefined>()
  readonly #collection: Collection
  #acting: Promise<unknown> = Promise.resolve()
  settings: Settings

  constructor(client: Client, settings: Settings, connection: MessageConnection, outside: Outside) {
    this.client = client
    this.settings = settings
    this.connection = connection
    this.outside = outside
    this.#teller = new Teller(this)
    this.#collection = new Collection(client.folders, outside)
  }

  get trusted(): boolean {
    return this.settings.trusted !== false
  }

  open(uri: string, version: number | null, text: string): void {
    if (!schemes.has(uri.split(':')[0]!)) return
    const document = new Document(uri, version, text, this.client.encoding)
    this.#sittings.set(uri, this.#sit(document))
    this.#teller.touched(document)
  }

  document(uri: string | undefined): Document | undefined {
    return uri === undefined ? undefined : this.#sittings.get(uri)?.document
  }

  /** An edit arrived. */
  changed(document: Document): void {
    this.#teller.touched(document)
  }

  saved(uri: string): void {
    const sitting = this.#sittings.get(uri)
    if (!sitting) return
    sitting.document.dirty = false
    sitting.lookAround()
    this.#teller.saved(sitting.document)
  }

  close(uri: string): void {
    const document = this.document(uri)
    this.#sittings.delete(uri)
    if (document) this.#teller.closed(document)
  }

  /** Nothing where the document is no packet, or is too large to be read. */
  async checked(document: Document): Promise<Checked | undefined> {
    const sitting = this.#sittings.get(document.uri)
    const checked = sitting?.document === document ? await sitting.checked() : undefined
    this.#teller.wait(this.sittings())
    return checked
  }

  /** What acts look at. */
  async scene(uri: string): Promise<Scene | undefined> {
    const document = this.document(uri)
    const checked = document && (await this.checked(document))
    const root = this.#sittings.get(uri)?.court.home?.root
    return checked && sceneOf(checked.subject, root === undefined ? '' : signersIn(root))
  }

  /** The workspace of an open document. */
  home(uri: string): Home | undefined {
    return this.#sittings.get(uri)?.court.home
  }

  /** On the disk, open or not. */
  fileOf(uri: string): string | undefined {
    return fileOf(uri)
  }

  /** Another text in a document's place. */
  judge(uri: string, text: string): Promise<Checked> {
    return this.#sittings.get(uri)!.judge(text)
  }

  sittings(): readonly Sitting[] {
    return [...this.#sittings.values()]
  }

  /** Whoever sits here, as `@handle`. To ask git for that takes trust. */
  handle(uri: string): string | undefined {
    const { me } = this.settings
    if (me) return `@${me.replace(/^@/, '')}`
    const home = this.#sittings.get(uri)?.court.home
    if (!this.trusted || !home) return undefined
    if (!this.#handles.has(home.root))
      this.#handles.set(home.root, personHere(home.root, signersIn(home.root), undefined).handle)
    const handle = this.#handles.get(home.root)
    return handle && `@${handle}`
  }

  /** One act after another: two that know nothing of each other would fork the ledger. */
  alone<T>(act: () => Promise<T>): Promise<T> {
    const done = this.#acting.then(act)
    this.#acting = done.catch(() => undefined)
    return done
  }

  /** The ledger of a packet grew, and its page may have changed. */
  acted(uri: string): void {
    this.filesChanged([uri])
  }

  /** Every packet in the client's folders; those that are open, as they read there. */
  async packets(): Promise<Iterable<PacketEntry>> {
    const all = new Map(await this.#collection.entries())
    for (const { document } of this.sittings()) {
      const checked = await this.checked(document)
      if (checked) all.set(document.uri, { uri: document.uri, ...entryOf(checked) })
    }
    return all.values()
  }

  /** The client's settings, given again. */
  configure(given: unknown): void {
    const before = this.trusted
    this.settings = { ...this.settings, ...settingsOf(given) }
    if (this.trusted !== before) this.#judgeAnew()
  }

  /** Files on the disk changed. */
  filesChanged(uris: readonly string[]): void {
    this.#collection.forget()
    if (uris.some(uri => /\/countersign\.yaml$|\/\.git$/.test(uri))) this.#judgeAnew()
    else {
      for (const sitting of this.sittings()) sitting.lookAround()
      for (const uri of uris) this.document(uri)?.compareWithDisk()
      this.#teller.everything()
    }
  }

  /** Other workspace files or other rights: every open document comes before a new court. */
  #judgeAnew() {
    this.#courts = new Map()
    this.#handles.clear()
    this.#homeOf = homes()
    for (const { document } of this.sittings()) this.#sittings.set(document.uri, this.#sit(document))
    this.#teller.everything()
  }

  #sit(document: Document): Sitting {
    const home = document.file === undefined ? undefined : this.#homeOf(dirname(document.file))
    const key = home?.root ?? ''
    const court = this.#courts.get(key) ?? new Court(home, { trusted: this.trusted })
    this.#courts.set(key, court)
    return new Sitting(document, court, this.outside.now)
  }
}
