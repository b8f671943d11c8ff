// A packet is its blocks in their places. Everything else is looked up when somebody asks.
import type { Block, FrontMatterEntry, HandoffTable, Packet, Placed, Section, Span } from '../../schemas/packet.ts'
import { definedLabels } from './links.ts'
import { Lists } from './lists.ts'
import { type Places, placesOf } from './places.ts'
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

export function snapshot(source: Source, blocks: readonly Placed[], fields: Fields, memory: Memory = {}): Page {
  const { places = placesOf(blocks), lists = new Lists(blocks), links = lazy(() => definedLabels(blocks)) } = memory
  const begun = lazy(() => sectionsOf(lists.every(headed), blocks, places))
  const sections = lazy(() => begun().map(({ section }) => section))
  return {
    get text() {
      return source.whole()
    },
    source,
    blocks,
    places,
    lists,
    links,
    fields,
    get title() {
      return lists.every(headed)[0]?.heading?.name ?? ''
    },
    get sections() {
      return sections()
    },
    get statements() {
      return lists.every(stated)
    },
    get evidence() {
      return lists.every(defined)
    },
    get table() {
      return lists.every(tables)[0]
    },
    every: of => lists.every(of),
    statement: id => lists.first(stated, id),
    evidenceOf: label => lists.first(defined, label),
    sectionOf: (block: Block): Section | undefined => {
      const index = places.indexOf(block)
      return index === undefined ? undefined : lastFrom(begun(), index)
    },
    range: ({ block, start, end }: Span) => {
      const at = blocks[places.indexOf(block) ?? -1]?.start ?? 0
      return { start: at + start, end: at + end }
    },
    slice: ({ block, start, end }: Span) => block.text.slice(start, end),
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

/** A section and where in the list of blocks its heading stands. */
type Begun = { readonly from: number; readonly section: Section }

/** The first heading is the page's title, and no section unless it is as deep as one. */
function sectionsOf(headings: readonly Block[], blocks: readonly Placed[], places: Places): Begun[] {
  const around: Section[] = []
  const begun: Begun[] = []
  for (const [index, block] of headings.entries()) {
    const { name, depth, span } = block.heading!
    if (index === 0 && depth === 1) continue
    while (around.length && around.at(-1)!.depth >= depth) around.pop()
    const next = headings[index + 1]
    const [from, to] = [places.indexOf(block)!, next ? places.indexOf(next) : undefined]
    const own = lazy(() => blocks.slice(from, to).map(one => one.block))
    const section: Section = {
      name,
      depth,
      heading: span,
      path: around.map(one => one.name),
      get blocks() {
        return own()
      },
    }
    around.push(section)
    begun.push({ from, section })
  }
  return begun
}

function lastFrom(sections: readonly Begun[], index: number): Section | undefined {
  let low = 0
  let high = sections.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (sections[middle]!.from <= index) low = middle + 1
    else high = middle
  }
  return sections[low - 1]?.section
}
