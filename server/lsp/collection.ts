// All packets below the client's folders: those that are open as they read in the editor, the others as they are on the disk.
import { dirname } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { PacketEntry } from '../../schemas/protocol.ts'
import { judgeIn } from '../host/judge.ts'
import { type Job, targets } from '../host/targets.ts'
import { entryOf } from '../ide/entry.ts'
import { homes } from '../node/homes.ts'
import { readPacket } from '../node/packet-file.ts'
import type { Outside } from './outside.ts'

export class Collection {
  readonly #folders: readonly string[]
  readonly #outside: Outside
  #known: Promise<ReadonlyMap<string, PacketEntry>> | undefined

  constructor(folders: readonly string[], outside: Outside) {
    this.#folders = folders.filter(uri => uri.startsWith('file:')).map(uri => fileURLToPath(uri))
    this.#outside = outside
  }

  /** Files changed. */
  forget(): void {
    this.#known = undefined
  }

  entries(): Promise<ReadonlyMap<string, PacketEntry>> {
    return (this.#known ??= this.#read())
  }

  async #read() {
    const found = new Map<string, PacketEntry>()
    const homeOf = homes()
    const { homes: all, jobs } = await targets(this.#folders, {
      cwd: this.#folders[0] ?? '/',
      homeOf,
      show: file => file,
    })
    const now = Math.floor(this.#outside.now() / 60_000)
    const judges = all.map(home => judgeIn(home, { now }))
    for (const job of jobs) {
      const entry = await this.#entry(job, judges[job.home]!)
      if (entry) found.set(entry.uri, entry)
    }
    return found
  }

  async #entry({ file, path }: Job, judge: ReturnType<typeof judgeIn>): Promise<PacketEntry | undefined> {
    const read = readPacket(file, dirname(file))
    if (read.state !== 'packet') return undefined
    return { uri: pathToFileURL(file).href, ...entryOf(await judge(read.text, path)) }
  }
}
