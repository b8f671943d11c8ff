// Which block of a page is which: looked up in a map that is made once and outlives the edits after it.
import type { Block, Placed } from '../../schemas/packet.ts'

export type Places = {
  /** Where the block stands in the list; undefined for a block of another page. */
  indexOf(block: Block): number | undefined
  /** The places after an edit that left the first `kept` and the last `left` blocks alone. */
  after(blocks: readonly Placed[], kept: number, left: number): Places
}

const fewEnough = 64

export function placesOf(blocks: readonly Placed[]): Places {
  let made: ReadonlyMap<Block, number> | undefined
  const map = () => (made ??= new Map(blocks.map(({ block }, index) => [block, index])))
  return {
    indexOf: block => map().get(block),
    after: (next, kept, left) => shifted(blocks, map, next, kept, left),
  }
}

/** Known by the map of an older list: its first `kept` and last `left` blocks are those of this one. */
function shifted(
  old: readonly Placed[],
  map: () => ReadonlyMap<Block, number>,
  blocks: readonly Placed[],
  kept: number,
  left: number,
): Places {
  if (blocks.length - kept - left > fewEnough) return placesOf(blocks)
  return {
    indexOf: block => {
      const before = map().get(block)
      if (before !== undefined && before < kept) return before
      if (before !== undefined && before >= old.length - left) return before + blocks.length - old.length
      for (let index = kept; index < blocks.length - left; index++) {
        if (blocks[index]!.block === block) return index
      }
      return undefined
    },
    after: (next, alsoKept, alsoLeft) => shifted(old, map, next, Math.min(kept, alsoKept), Math.min(left, alsoLeft)),
  }
}
