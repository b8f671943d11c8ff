// One pass over events in their order: each is put in its place in the history, judged there, and applied if it counts.
import type { Contents, Written } from './contents.ts'
import { type Damage, short } from './damage.ts'
import { definitionOf, type LedgerEvent } from './events/index.ts'
import { History } from './history.ts'
import { judge, type World } from './judge.ts'
import { Layers } from './layers.ts'
import { edgesOf, type Ordered } from './order.ts'
import type { Proof } from './proof.ts'
import { Sequences, whyOutOfSequence } from './sequence.ts'
import { Standings } from './standings.ts'
import { copyState, noState, type Tally } from './state.ts'

export type Recorded = {
  readonly id: string
  readonly event: LedgerEvent
  /** Its distance from the beginning, as counted here. */
  readonly lamport: number
  readonly proof?: Proof
  /** False: it is there and says nothing that counts. Its damage says why. */
  readonly counts: boolean
}

/** What is known after the events up to here. It belongs to one fold; what was published is never changed. */
export class Folding {
  readonly world: World
  readonly events: Recorded[]
  readonly byId: Layers<string, Recorded>
  readonly state: Tally
  readonly history: History
  readonly standings: Standings
  readonly sequences: Sequences
  readonly damage: Damage[]
  readonly heads: Set<string>
  readonly awaited: Set<string>
  /** By event: the latest time that a proven event up to it gave. */
  readonly clocks: Layers<string, number>
  readonly openings: string[]

  constructor(world: World, from?: Folding) {
    this.world = world
    this.events = [...(from?.events ?? [])]
    this.byId = from ? from.byId.copy() : new Layers()
    this.state = from ? copyState(from.state) : noState()
    this.history = new History(from?.history)
    this.standings = new Standings(from?.standings)
    this.sequences = new Sequences(from?.sequences)
    this.damage = [...(from?.damage ?? [])]
    this.heads = new Set(from?.heads)
    this.awaited = new Set(from?.awaited)
    this.clocks = from ? from.clocks.copy() : new Layers()
    this.openings = [...(from?.openings ?? [])]
  }

  copy(): Folding {
    return new Folding(this.world, this)
  }

  /** Takes one more event, if it comes last in the order and no earlier one asked for it. */
  append(written: Written, contents: Contents): boolean {
    if (this.awaited.has(written.id) || (written.event.type === 'packet-opened' && this.events.length > 0)) return false
    const edges = edgesOf(written, id => this.byId.has(id), this.openings)
    const lamport = 1 + edges.reduce((most, edge) => Math.max(most, this.byId.get(edge)!.lamport), 0)
    const last = this.events.at(-1)
    if (last && (lamport < last.lamport || (lamport === last.lamport && written.id < last.id))) return false
    this.step({ written, lamport }, contents)
    return true
  }

  step({ written, lamport }: Ordered, contents: Contents): void {
    const { id, event } = written
    const edges = this.#edges(written)
    this.history.add(id, edges)
    for (const edge of edges) this.heads.delete(edge)
    this.heads.add(id)
    this.sequences.add(written)
    this.#inspect(written)
    const standing = this.standings.before(edges, this.history)
    const clock = edges.reduce((latest, edge) => Math.max(latest, this.clocks.get(edge)!), 0)
    const place = {
      packet: this.world.packet ?? this.byId.get(this.openings[0] ?? '')?.event.packet ?? event.packet,
      signatures: contents.signatures.get(id) ?? [],
      policy: (digest: string) => this.world.policy(digest, contents.policies.get(digest)),
      state: this.state,
      standing,
      past: this.history,
      clock,
      earlier: this.events,
    }
    const { told, proof, damage } = judge(written, place, this.world.memory)
    this.damage.push(...damage)
    const definition = definitionOf(event.type)
    this.standings.add(id, standing, told, definition.stand, this.history)
    if (told) definition.apply?.(this.state, told, this.history)
    if (told && proof && event.actor.startsWith('@')) this.sequences.settle(id, this.history)
    this.#keepTime(written, clock, proof !== undefined)
    const recorded = { id, event, lamport, counts: told !== undefined, ...(proof ? { proof } : {}) }
    this.events.push(recorded)
    this.byId.set(id, recorded)
    if (event.type === 'packet-opened') this.openings.push(id)
  }

  /** What it comes after, without those that the others know. */
  #edges(written: Written): readonly string[] {
    const edges = edgesOf(written, id => this.byId.has(id), this.openings)
    if (edges.length < 2) return edges
    const parents = new Set(written.event.parents)
    return edges.filter(edge => parents.has(edge) || !edges.some(other => this.history.precedes(edge, other)))
  }

  #inspect(written: Written): void {
    const { id, event } = written
    const lamport =
      1 + event.parents.reduce((most, parent) => Math.max(most, this.byId.get(parent)?.event.lamport ?? 0), 0)
    const missing = written.named.filter(named => !this.byId.has(named))
    for (const named of missing) this.awaited.add(named)
    if (missing.length > 0) {
      const clause = `names ${missing.map(short).join(', ')}, which is not there. Bring it back from git`
      this.#damage('missing-parent', id, clause, missing)
    } else if (lamport !== event.lamport) {
      const clause = `says that it is number ${event.lamport} from the beginning; after its parents it is number ${lamport}`
      this.#damage('wrong-lamport', id, clause)
    }
    const previous = event.prev === null ? undefined : this.byId.get(event.prev)?.event
    const why = whyOutOfSequence(event, previous)
    if (why) this.#damage('wrong-sequence', id, `is out of its author's sequence: ${why}`)
  }

  /** Only what is proven moves the clock by which keys are judged. */
  #keepTime({ id, event }: Written, clock: number, proven: boolean): void {
    const time = Date.parse(event.time) / 1000
    this.clocks.set(id, proven ? Math.max(time, clock) : clock)
    if (time < clock - tolerance)
      this.#damage('clock-went-back', id, `is dated ${event.time}, before an event that its author knew`)
  }

  #damage(kind: Damage['kind'], event: string, clause: string, others?: readonly string[]): void {
    const message = `Event ${short(event)} ${clause}.`
    this.damage.push({ kind, event, message, ...(others ? { others } : {}) })
  }
}

/** Seconds by which two people's clocks may differ. */
const tolerance = 5 * 60
