// The sections of a page. What its headings say by themselves is made once, and stands as long as the list of headings does.
// A section is made when somebody asks for it: after a keystroke nobody asks for more than a few.
import type { Block, Placed, Section, Span } from '../../schemas/packet.ts'
import type { Places } from './places.ts'

export class Sections {
  readonly #headings: readonly Headed[]
  readonly #blocks: readonly Placed[]
  readonly #places: Places
  readonly #made: Section[] = []

  constructor(headings: readonly Block[], blocks: readonly Placed[], places: Places) {
    this.#headings = headedBy(headings)
    this.#blocks = blocks
    this.#places = places
  }

  all(): readonly Section[] {
    return this.#headings.map((_, index) => this.#at(index)!)
  }

  /** The section that a block stands in, at its deepest. */
  around(block: Block): Section | undefined {
    const place = this.#places.indexOf(block)
    if (place === undefined) return undefined
    let low = 0
    let high = this.#headings.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.#start(middle)! <= place) low = middle + 1
      else high = middle
    }
    return this.#at(low - 1)
  }

  #at(index: number): Section | undefined {
    const headed = this.#headings[index]
    if (!headed) return undefined
    // Every heading but the title begins a section: one ends where the next begins.
    const blocks = () => this.#blocks.slice(this.#start(index), this.#start(index + 1)).map(one => one.block)
    return (this.#made[index] ??= new Made(headed, blocks))
  }

  #start(index: number): number | undefined {
    const headed = this.#headings[index]
    return headed && this.#places.indexOf(headed.block)
  }
}

/** A class for its getter, as the page is. */
class Made implements Section {
  readonly name: string
  readonly depth: number
  readonly heading: Span
  readonly path: readonly string[]
  readonly #find: () => readonly Block[]
  #blocks: readonly Block[] | undefined

  constructor({ block, path }: Headed, find: () => readonly Block[]) {
    const { name, depth, span } = block.heading!
    this.name = name
    this.depth = depth
    this.heading = span
    this.path = path
    this.#find = find
  }

  get blocks(): readonly Block[] {
    return (this.#blocks ??= this.#find())
  }
}

/** The block with its heading, and the names of the sections around it. */
type Headed = { readonly block: Block; readonly path: readonly string[] }

const known = new WeakMap<readonly Block[], readonly Headed[]>()

function headedBy(headings: readonly Block[]): readonly Headed[] {
  const last = known.get(headings)
  if (last) return last
  const around: { readonly name: string; readonly depth: number }[] = []
  const headed: Headed[] = []
  for (const [index, block] of headings.entries()) {
    const { name, depth } = block.heading!
    // The first heading is the page's title, and no section unless it is as deep as one.
    if (index === 0 && depth === 1) continue
    while (around.length && around.at(-1)!.depth >= depth) around.pop()
    headed.push({ block, path: around.map(one => one.name) })
    around.push({ name, depth })
  }
  known.set(headings, headed)
  return headed
}
