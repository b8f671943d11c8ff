// One client and its open documents. Everything that methods ask for goes through here.
import { pathToFileURL } from 'node:url'
import { isDeepStrictEqual } from 'node:util'
import type { CancellationToken, MessageConnection } from 'vscode-languageserver-protocol/node'
import type { PacketEntry, Settings } from '../../schemas/protocol.ts'
import { keptSchemes } from '../../schemas/schemes.ts'
import type { Scene } from '../acts/act.ts'
import { sceneOf } from '../acts/scene.ts'
import { knownOf } from '../host/open-workspace.ts'
import { entryOf } from '../ide/entry.ts'
import type { Home } from '../node/homes.ts'
import { signersIn } from '../node/person.ts'
import type { Checked } from '../rules/run.ts'
import { fingerprint } from '../workspace/fingerprint.ts'
import { type Client, settingsOf } from './client.ts'
import { Collection, type Shelf } from './collection.ts'
import { Courts } from './courts.ts'
import { Document, fileOf } from './documents.ts'
import { stopIfCancelled } from './method.ts'
import type { Outside } from './outside.ts'
import { progressOf } from './progress.ts'
import type { Shelved } from './shelf.ts'
import { Sitting } from './sitting.ts'
import { Teller } from './teller.ts'

/** What lies there is nobody's packet and nobody's evidence, and changes all the time. */
const noise = /\/(?:\.git|node_modules)\//

/** What a workspace is, and whose key is whose in it. */
const rights = /\/(?:countersign\.yaml|\.git|\.countersign\/allowed_signers)$/

export class Session {
  client: Client
  readonly connection: MessageConnection
  readonly outside: Outside
  readonly #teller: Teller
  readonly #sittings = new Map<string, Sitting>()
  #courts: Courts
  readonly #ids = new WeakMap<Uint8Array, string>()
  #collection: Collection
  #acting: Promise<unknown> = Promise.resolve()
  settings: Settings

  constructor(client: Client, settings: Settings, connection: MessageConnection, outside: Outside) {
    this.client = client
    this.settings = settings
    this.connection = connection
    this.outside = outside
    this.#teller = new Teller(this)
    this.#courts = this.#openCourts()
    this.#collection = this.#collect(client.folders)
  }

  get trusted(): boolean {
    return this.settings.trusted !== false
  }

  open(uri: string, version: number | null, text: string): void {
    if (!keptSchemes.includes(uri.split(':')[0]!)) return
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
    // It is one of those that are not open now.
    this.#collection.stir()
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
  judge(document: Document, text: string): Promise<Checked> {
    const sitting = this.#sittings.get(document.uri)
    return (sitting?.document === document ? sitting : this.#sit(document)).judge(text)
  }

  sittings(): readonly Sitting[] {
    return [...this.#sittings.values()]
  }

  /** Files that are open, however the client writes their URIs. */
  openFiles(): ReadonlySet<string | undefined> {
    return new Set(this.sittings().map(({ document }) => document.file))
  }

  /** Whoever sits here, as `@handle`. */
  handle(uri: string): string | undefined {
    const home = this.#courts.of(fileOf(uri)).home
    const handle = this.settings.me || (home && this.#courts.handle(home))
    return handle ? `@${handle.replace(/^@/, '')}` : undefined
  }

  /** One act after another: two that know nothing of each other would fork the ledger. Who took it back by its turn gets none. */
  alone<T>(token: CancellationToken, act: () => Promise<T>): Promise<T> {
    const done = this.#acting.then(() => {
      stopIfCancelled(token)
      return act()
    })
    this.#acting = done.catch(() => undefined)
    return done
  }

  /** The ledger of a packet grew, and its page may have changed. */
  acted(uri: string): void {
    this.filesChanged([uri])
  }

  /** Every packet in the client's folders; those that are open, as they read there. */
  async packets(): Promise<readonly PacketEntry[]> {
    const all = new Map<string, PacketEntry>()
    for (const [file, { summary }] of await this.shelf()) all.set(file, { uri: pathToFileURL(file).href, ...summary })
    for (const { document } of this.sittings()) {
      const { uri, file } = document
      const checked = await this.checked(document)
      if (checked) all.set(file ?? uri, { uri, ...entryOf(checked) })
    }
    return [...all.values()].map(entry => {
      const me = this.handle(entry.uri)
      return me === undefined ? entry : { ...entry, yours: entry.waitsFor.includes(me) }
    })
  }

  /** Every packet in the client's folders, as it is on the disk. */
  async shelf(): Promise<Shelf> {
    const progress = progressOf('Reading packets', this)
    try {
      return await this.#collection.all(progress.said)
    } finally {
      progress.over()
    }
  }

  /** The same for the same answer. */
  resultId(shelved: Shelved): string {
    const id = this.#ids.get(shelved.findings) ?? fingerprint(Buffer.from(shelved.findings).toString('latin1'))
    this.#ids.set(shelved.findings, id)
    return id
  }

  /** Calls back once, when files or folders changed, and gives what takes that back. */
  onceChanged(call: () => void): () => void {
    return this.#collection.onceChanged(call)
  }

  /** The client opened other folders, or closed some. */
  foldersChanged(added: readonly string[], removed: readonly string[]): void {
    const folders = [...this.client.folders.filter(uri => !removed.includes(uri)), ...added]
    this.client = { ...this.client, folders }
    const before = this.#collection
    this.#collection = this.#collect(folders)
    before.forget()
  }

  #collect(folders: readonly string[]): Collection {
    const { client, outside } = this
    return new Collection({ folders, encoding: client.encoding, outside, trusted: () => this.trusted })
  }

  /** The client's settings, given again. */
  configure(given: unknown): void {
    const before = { settings: this.settings, trusted: this.trusted }
    this.settings = { ...this.settings, ...settingsOf(given) }
    if (this.trusted !== before.trusted) this.#judgeAnew()
    else if (!isDeepStrictEqual(this.settings, before.settings)) this.#teller.everything()
  }

  turned(): void {
    this.#collection.forget()
    this.#teller.everything()
  }

  /** Files on the disk changed. */
  filesChanged(all: readonly string[]): void {
    const uris = all.filter(uri => !noise.test(uri))
    if (uris.length === 0) return
    this.#collection.forget()
    if (uris.some(uri => rights.test(uri))) this.#judgeAnew()
    else {
      for (const sitting of this.sittings()) sitting.lookAround()
      for (const uri of uris) this.document(uri)?.compareWithDisk()
      this.#teller.everything()
    }
  }

  /** Other workspace files or other rights: every open document comes before a new court. */
  #judgeAnew() {
    this.#collection.forget()
    this.#courts = this.#openCourts()
    for (const { document } of this.sittings()) this.#sittings.set(document.uri, this.#sit(document))
    this.#teller.everything()
  }

  #openCourts(): Courts {
    return new Courts({ trusted: this.trusted, known: knownOf(this.outside.env, this.outside.entry) })
  }

  #sit(document: Document): Sitting {
    return new Sitting(document, this.#courts.of(document.file), this.outside.now)
  }
}
