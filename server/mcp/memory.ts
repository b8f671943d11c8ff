// What this connection has shown its agent: enough to say what changed since, which text a draft was made from, and which
// evidence was read for it. It is gone with the connection.
import type { Seen } from './session.ts'

const mostStates = 24

export class Memory {
  #states = new Map<string, Seen>()
  #read = new Map<string, Map<string, string>>()
  #bases = new Map<string, ReadonlyMap<string, string>>()

  /** A state that an answer was about. */
  keep(seen: Seen): void {
    const { packet, revision, ledger } = seen.about
    const key = `${packet} ${revision} ${ledger}`
    this.#states.delete(key)
    this.#states.set(key, seen)
    const [oldest] = this.#states.keys()
    if (this.#states.size > mostStates && oldest) this.#states.delete(oldest)
  }

  state(packet: string, revision: string, ledger: string | undefined): Seen | undefined {
    return [...this.#states.values()].findLast(
      ({ about }) =>
        about.packet === packet &&
        about.revision.startsWith(revision) &&
        (ledger === undefined || about.ledger.startsWith(ledger)),
    )
  }

  /** The page was shown whole: drafts from now on are made from what stands on it. */
  showed({ about, scene }: Seen): void {
    this.#bases.set(about.packet, new Map(scene.blocks.map(({ name, digest }) => [name.toLowerCase(), digest])))
  }

  /** The digest of a statement or section as the agent last saw it. */
  base({ about }: Seen, name: string): string | undefined {
    return this.#bases.get(about.packet)?.get(name.toLowerCase())
  }

  read({ about }: Seen, evidence: string, digest: string): void {
    const known = this.#read.get(about.packet) ?? new Map<string, string>()
    this.#read.set(about.packet, known.set(evidence, digest))
  }

  /** Evidence that was read, each with its digest as it was read. */
  evidence({ about }: Seen): ReadonlyMap<string, string> {
    return this.#read.get(about.packet) ?? new Map()
  }
}
