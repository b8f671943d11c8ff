// What the blocks of a page have of something, in one list. An edit changes a list only where it changed blocks; where it left
// there what there was, the list is the very same one, and whatever somebody made of it still holds.
import type { Block, Placed } from '../../schemas/packet.ts'

type Of<T extends object = object> = (block: Block) => readonly T[]
type Named = { readonly id: string }
type ById = Map<string, Named>

export class Lists {
  readonly #blocks: readonly Placed[]
  readonly #lists: Map<Of, readonly object[]>

  constructor(blocks: readonly Placed[], lists = new Map<Of, readonly object[]>()) {
    this.#blocks = blocks
    this.#lists = lists
  }

  every<T extends object>(of: Of<T>): readonly T[] {
    let list = this.#lists.get(of)
    if (!list) this.#lists.set(of, (list = within(of, this.#blocks, 0, this.#blocks.length)))
    return list as readonly T[]
  }

  /** The first of them with this ID. */
  first<T extends Named>(of: Of<T>, id: string): T | undefined {
    const list = this.every(of)
    let byId = firsts.get(list)
    if (!byId) {
      byId = new Map()
      for (const item of list) if (!byId.has(item.id)) byId.set(item.id, item)
      firsts.set(list, byId)
    }
    return byId.get(id) as T | undefined
  }

  /** The lists after an edit that left the first `kept` and the last `left` blocks alone. */
  after(blocks: readonly Placed[], kept: number, left: number): Lists {
    const change = { old: this.#blocks, blocks, kept, left }
    return new Lists(blocks, new Map([...this.#lists].map(([of, list]) => [of, grown(of, list, change)])))
  }
}

type Change = {
  readonly old: readonly Placed[]
  readonly blocks: readonly Placed[]
  readonly kept: number
  readonly left: number
}

const firsts = new WeakMap<readonly object[], ById>()

function grown(of: Of, items: readonly object[], { old, blocks, kept, left }: Change): readonly object[] {
  const gone = within(of, old, kept, old.length - left)
  const come = within(of, blocks, kept, blocks.length - left)
  if (gone.length === come.length && gone.every((item, index) => item === come[index])) return items
  const at = countBefore(of, items, old, kept)
  const list = [...items.slice(0, at), ...come, ...items.slice(at + gone.length)]
  passOn(items, list, gone, come)
  return list
}

function within(of: Of, blocks: readonly Placed[], from: number, to: number): object[] {
  const all: object[] = []
  for (let index = from; index < to; index++) for (const item of of(blocks[index]!.block)) all.push(item)
  return all
}

/** How many of the items are of the first `kept` blocks. The last one of those is soon found, in most lists. */
function countBefore(of: Of, items: readonly object[], blocks: readonly Placed[], kept: number): number {
  for (let index = kept - 1; index >= 0; index--) {
    const last = of(blocks[index]!.block).at(-1)
    const at = last ? items.lastIndexOf(last) : -1
    if (at >= 0) return at + 1
    if (last) return within(of, blocks, 0, kept).length
  }
  return 0
}

/** Where each took the place of one with its ID, the first of each ID is where it was. The newer list takes the map over. */
function passOn(from: readonly object[], to: readonly object[], gone: readonly object[], come: readonly object[]) {
  const byId = firsts.get(from)
  if (!byId || gone.length !== come.length) return
  if (!gone.every((one, index) => (one as Named).id === (come[index] as Named).id)) return
  firsts.delete(from)
  for (const [index, one] of come.entries()) {
    const { id } = one as Named
    if (byId.get(id) === gone[index]) byId.set(id, one as Named)
  }
  firsts.set(to, byId)
}
