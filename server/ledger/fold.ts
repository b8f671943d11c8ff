// From files to state: a pure function of the set of files, whatever order they come in. One more event at the end of the
// order is added to what is there; anything else is folded again from the beginning.
import { type Contents, type LedgerFile, noContents, type Written, withFiles } from './contents.ts'
import { type Damage, short } from './damage.ts'
import { definitionOf, type EventOf, type EventType, type LedgerEvent } from './events/index.ts'
import { findings } from './findings.ts'
import { History } from './history.ts'
import { judge, type World } from './judge.ts'
import { compare, inOrder, type Ordered } from './order.ts'
import type { Proof } from './proof.ts'
import { Sequences, whyOutOfSequence } from './sequence.ts'
import { shownIds } from './shown-ids.ts'
import type { Past, Standing } from './standing.ts'
import { Standings } from './standings.ts'
import { copyState, noState, type State, type Tally } from './state.ts'

export type Recorded = {
  readonly id: string
  readonly event: LedgerEvent
  /** Its distance from the beginning, as counted here. */
  readonly lamport: number
  readonly proof?: Proof
  /** False: it is there and says nothing that counts. Its damage says why. */
  readonly counts: boolean
}

export type Ledger = Past & {
  readonly contents: Contents
  /** In fold order. */
  readonly events: readonly Recorded[]
  readonly state: State
  readonly standing: Standing
  /** Events that no other event knows, sorted. */
  readonly heads: readonly string[]
  readonly damage: readonly Damage[]
  event(id: string): Recorded | undefined
  /** The ID that the page shows for the objection, draft or risk that this event made. */
  shownId(event: string): string | undefined
  /** The ledger with more files. */
  with(files: Iterable<LedgerFile>): Ledger
}

export const foldLedger = (files: Iterable<LedgerFile>, world: World): Ledger =>
  foldContents(withFiles(noContents, files), world)

/** One event of a kind, where its type tells. */
export const isOf = <Type extends EventType>(event: LedgerEvent, type: Type): event is LedgerEvent & EventOf<Type> =>
  event.type === type

function foldContents(contents: Contents, world: World): Ledger {
  const folding = new Folding(world)
  for (const ordered of inOrder(contents.events)) folding.step(ordered, contents)
  return publish(folding, contents, world)
}

function publish(folding: Folding, contents: Contents, world: World): Ledger {
  const { events, byId, state, history } = folding
  const heads = [...folding.heads].sort()
  const standing = folding.standings.before(heads, history)
  let shown: ReadonlyMap<string, string> | undefined
  return {
    contents,
    events,
    state,
    standing,
    heads,
    damage: [
      ...contents.damage.values(),
      ...folding.damage,
      ...folding.sequences.damage(),
      ...findings({ contents, events, state, standing, past: history, policy: policiesOf(contents, world) }),
    ],
    event: id => byId.get(id),
    precedes: (earlier, later) => history.precedes(earlier, later),
    shownId(event) {
      shown ??= new Map([state.objections, state.drafts, state.risks].flatMap(made => [...shownIds(made)]))
      return shown.get(event)
    },
    with(files) {
      const more = withFiles(contents, files)
      const next = folding.copy()
      return appended(contents, more)?.every(written => next.append(written, more))
        ? publish(next, more, world)
        : foldContents(more, world)
    },
  }
}

const policiesOf = (contents: Contents, world: World) => (digest: string) =>
  world.policy(digest, contents.policies.get(digest))

/** The new events, if nothing else about the old ones changed. */
function appended(before: Contents, after: Contents): readonly Written[] | undefined {
  const added = [...after.events.values()].filter(({ id }) => !before.events.has(id))
  const signatures = [...after.signatures].filter(([id, files]) => before.signatures.get(id) !== files)
  if (signatures.some(([id]) => before.events.has(id))) return undefined
  if (after.policies.size > before.policies.size) return undefined
  const lamport = (written: Written) => written.event.lamport
  return added.sort((a, b) => compare({ written: a, lamport: lamport(a) }, { written: b, lamport: lamport(b) }))
}

/** What is known after the events up to here. It belongs to one fold; what was published is never changed. */
class Folding {
  readonly world: World
  readonly events: Recorded[]
  readonly byId: Map<string, Recorded>
  readonly state: Tally
  readonly history: History
  readonly standings: Standings
  readonly sequences: Sequences
  readonly damage: Damage[]
  readonly heads: Set<string>
  readonly awaited: Set<string>
  readonly clocks: Map<string, number>

  constructor(world: World, from?: Folding) {
    this.world = world
    this.events = [...(from?.events ?? [])]
    this.byId = new Map(from?.byId)
    this.state = from ? copyState(from.state) : noState()
    this.history = from ? from.history.copy() : new History()
    this.standings = new Standings(from?.standings)
    this.sequences = new Sequences(from?.sequences)
    this.damage = [...(from?.damage ?? [])]
    this.heads = new Set(from?.heads)
    this.awaited = new Set(from?.awaited)
    this.clocks = new Map(from?.clocks)
  }

  copy(): Folding {
    return new Folding(this.world, this)
  }

  /** Takes one more event, if it comes last in the order and no earlier one asked for it. */
  append(written: Written, contents: Contents): boolean {
    const { parents } = written.event
    const lamport = 1 + parents.reduce((most, parent) => Math.max(most, this.byId.get(parent)?.lamport ?? 0), 0)
    const ordered = { written, lamport }
    const last = this.events.at(-1)
    if (this.awaited.has(written.id)) return false
    if (last && (lamport < last.lamport || (lamport === last.lamport && written.id < last.id))) return false
    this.step(ordered, contents)
    return true
  }

  step({ written, lamport }: Ordered, contents: Contents): void {
    const { id, event } = written
    const parents = event.parents.filter(parent => this.byId.has(parent))
    this.history.add(id, parents)
    this.#link(written, parents, lamport)
    const standing = this.standings.before(parents, this.history)
    const clock = parents.reduce((latest, parent) => Math.max(latest, this.clocks.get(parent)!), 0)
    const place = {
      packet: this.world.packet ?? this.events[0]?.event.packet ?? event.packet,
      signatures: contents.signatures.get(id) ?? [],
      policy: policiesOf(contents, this.world),
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
    if (proof && event.actor.startsWith('@')) this.sequences.settle(id, this.history)
    this.#keepTime(written, clock, proof !== undefined)
    const recorded = { id, event, lamport, counts: told !== undefined, ...(proof ? { proof } : {}) }
    this.events.push(recorded)
    this.byId.set(id, recorded)
  }

  #link(written: Written, parents: readonly string[], lamport: number): void {
    const { id, event } = written
    for (const parent of parents) this.heads.delete(parent)
    this.heads.add(id)
    this.sequences.add(written)
    const named = event.prev === null ? event.parents : [...event.parents, event.prev]
    const missing = [...new Set(named)].filter(parent => !this.byId.has(parent))
    for (const parent of missing) this.awaited.add(parent)
    if (missing.length > 0)
      this.#damage(
        'missing-parent',
        id,
        `names ${missing.map(short).join(', ')}, and it is not there. Bring it back from git`,
        missing,
      )
    else if (lamport !== event.lamport)
      this.#damage(
        'wrong-lamport',
        id,
        `says that it is number ${event.lamport} from the beginning; it is number ${lamport}`,
      )
    const previous = event.prev === null ? undefined : this.byId.get(event.prev)?.event
    const why = whyOutOfSequence(written, previous, this.history)
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
