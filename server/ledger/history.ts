// Which event came before which. Events form a graph by the parents that they name; it is cut into chains, and each event
// remembers how far up every other chain it could see, so that a question about two events is one look.
import { Layers } from './layers.ts'
import type { Past } from './standing.ts'

export type Node = {
  readonly id: string
  readonly chain: number
  readonly index: number
  readonly sees: Sight
}

/** Chain → the greatest index seen on it. `base` is shared by many events, `own` is small. */
type Sight = { readonly base: ReadonlyMap<number, number>; readonly own: ReadonlyMap<number, number> }

const blind: Sight = { base: new Map(), own: new Map() }
const most = 32

/** Grows by one event at a time, parents first. */
export class History implements Past {
  readonly #nodes: Layers<string, Node>
  /** The index of the last event of each chain. */
  readonly #ends: number[]

  constructor(from?: History) {
    this.#nodes = from ? from.#nodes.copy() : new Layers()
    this.#ends = from ? [...from.#ends] : []
  }

  add(id: string, parents: readonly string[]): void {
    const known = parents.map(parent => this.#nodes.get(parent)!)
    const tip = known.find(({ chain, index }) => this.#ends[chain] === index)
    const chain = tip ? tip.chain : this.#ends.length
    const index = tip ? tip.index + 1 : 0
    this.#ends[chain] = index
    const sees = tip && known.length === 1 ? tip.sees : join(known)
    this.#nodes.set(id, { id, chain, index, sees })
  }

  precedes(earlier: string, later: string): boolean {
    const a = this.#nodes.get(earlier)
    const b = this.#nodes.get(later)
    if (!a || !b || a === b) return false
    if (a.chain === b.chain) return a.index < b.index
    return (b.sees.own.get(a.chain) ?? b.sees.base.get(a.chain) ?? -1) >= a.index
  }
}

/** What an event sees whose parents these are. The largest shared part stays shared. */
function join(parents: readonly Node[]): Sight {
  if (parents.length === 0) return blind
  const base = parents.reduce((widest, { sees }) => (sees.base.size > widest.size ? sees.base : widest), blind.base)
  const own = new Map<number, number>()
  const see = (chain: number, index: number) => {
    if (index > (own.get(chain) ?? base.get(chain) ?? -1)) own.set(chain, index)
  }
  for (const { chain, index, sees } of parents) {
    see(chain, index)
    for (const [other, seen] of sees.own) see(other, seen)
    if (sees.base !== base) for (const [other, seen] of sees.base) see(other, seen)
  }
  return own.size > most ? { base: new Map([...base, ...own]), own: new Map() } : { base, own }
}
