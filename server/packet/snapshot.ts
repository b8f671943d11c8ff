// A packet is its blocks in their places. Everything else is looked up when somebody asks.
import type {
  Block,
  Evidence,
  FrontMatterEntry,
  HandoffTable,
  Packet,
  Placed,
  Range,
  Section,
  Span,
  Statement,
} from '../../schemas/packet.ts'
import { definedLabels } from './links.ts'
import { Lists } from './lists.ts'
import { type Places, placesOf } from './places.ts'
import { Sections } from './sections.ts'
import type { Source } from './source.ts'
import { handoffTable } from './table.ts'

/** What a packet remembers for the one after it: its text in pieces, where its blocks are found, its lists, which links it defines. */
type Memory = {
  readonly source?: Source
  readonly places?: Places | undefined
  readonly lists?: Lists | undefined
  readonly links?: () => ReadonlySet<string>
}
export type Page = Packet & Memory
type Fields = Packet['fields']

export const fieldsOf = (entries: readonly FrontMatterEntry[]): Fields =>
  new Map(entries.map(entry => [entry.key, entry]))

export const snapshot = (source: Source, blocks: readonly Placed[], fields: Fields, memory: Memory = {}): Page =>
  new Snapshot(source, blocks, fields, memory)

/**
 * A class, since its getters are then made once. A literal with a getter gets a hidden class of its own, which the collector
 * keeps for long, and with it all that the getter sees: while somebody types, every page that was.
 */
class Snapshot implements Page {
  readonly source: Source
  readonly blocks: readonly Placed[]
  readonly fields: Fields
  readonly places: Places
  readonly lists: Lists
  readonly links: () => ReadonlySet<string>
  #sections: Sections | undefined

  constructor(source: Source, blocks: readonly Placed[], fields: Fields, { places, lists, links }: Memory) {
    this.source = source
    this.blocks = blocks
    this.fields = fields
    this.places = places ?? placesOf(blocks)
    this.lists = lists ?? new Lists(blocks)
    this.links = links ?? lazy(() => definedLabels(blocks))
  }

  get text(): string {
    return this.source.whole()
  }
  get title(): string {
    return this.lists.every(headed)[0]?.heading?.name ?? ''
  }
  get sections(): readonly Section[] {
    return this.#begun().all()
  }
  get statements(): readonly Statement[] {
    return this.lists.every(stated)
  }
  get evidence(): readonly Evidence[] {
    return this.lists.every(defined)
  }
  get table(): HandoffTable | undefined {
    return this.lists.every(tables)[0]
  }

  every<T extends object>(of: (block: Block) => readonly T[]): readonly T[] {
    return this.lists.every(of)
  }
  statement(id: string): Statement | undefined {
    return this.lists.first(stated, id)
  }
  evidenceOf(label: string): Evidence | undefined {
    return this.lists.first(defined, label)
  }
  sectionOf(block: Block): Section | undefined {
    return this.#begun().around(block)
  }
  range({ block, start, end }: Span): Range {
    const at = this.blocks[this.places.indexOf(block) ?? -1]?.start ?? 0
    return { start: at + start, end: at + end }
  }
  slice({ block, start, end }: Span): string {
    return block.text.slice(start, end)
  }

  #begun(): Sections {
    return (this.#sections ??= new Sections(this.lists.every(headed), this.blocks, this.places))
  }
}

const stated = (block: Block) => block.statements
const defined = (block: Block) => block.evidence
const headed = (block: Block) => (block.heading ? [block] : none)
const tables = (block: Block): readonly HandoffTable[] => {
  const table = block.rows && handoffTable(block)
  return table ? [table] : none
}
const none: readonly never[] = []

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}
