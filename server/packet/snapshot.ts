// A packet is its blocks in their places. Everything else is looked up when somebody asks.
import type {
  Block,
  Evidence,
  FrontMatterEntry,
  HandoffTable,
  Packet,
  Placed,
  Section,
  Span,
  Statement,
} from '../../schemas/packet.ts'
import { definedLabels } from './links.ts'
import { type Places, placesOf } from './places.ts'
import type { Source } from './source.ts'
import { handoffTable } from './table.ts'

/** What a packet remembers for the one after it: its text in pieces, where its blocks are found, which links it defines. */
type Memory = {
  readonly source?: Source
  readonly places?: Places | undefined
  readonly links?: () => ReadonlySet<string>
}
export type Page = Packet & Memory

export function snapshot(
  source: Source,
  blocks: readonly Placed[],
  entries: readonly FrontMatterEntry[],
  { places = placesOf(blocks), links = lazy(() => definedLabels(blocks)) }: Memory = {},
): Page {
  const fields = lazy(() => new Map(entries.map(entry => [entry.key, entry])))
  const statements = lazy(() => every(blocks, block => block.statements))
  const evidence = lazy(() => every(blocks, block => block.evidence))
  const byId = lazy(() => firsts(statements()))
  const byLabel = lazy(() => firsts(evidence()))
  const begun = lazy(() => sectionsOf(blocks))
  const sections = lazy(() => begun().map(({ section }) => section))
  const table = lazy(() => firstTable(blocks))
  const title = lazy(() => blocks.find(({ block }) => block.heading)?.block.heading?.name ?? '')
  return {
    get text() {
      return source.whole()
    },
    source,
    blocks,
    places,
    links,
    get fields() {
      return fields()
    },
    get title() {
      return title()
    },
    get sections() {
      return sections()
    },
    get statements() {
      return statements()
    },
    get evidence() {
      return evidence()
    },
    get table() {
      return table()
    },
    statement: (id: string): Statement | undefined => byId().get(id),
    evidenceOf: (label: string): Evidence | undefined => byLabel().get(label),
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

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
}

function every<T>(blocks: readonly Placed[], of: (block: Block) => readonly T[]): T[] {
  const all: T[] = []
  for (const { block } of blocks) for (const item of of(block)) all.push(item)
  return all
}

function firsts<T extends { readonly id: string }>(items: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>()
  for (const item of items) if (!map.has(item.id)) map.set(item.id, item)
  return map
}

function firstTable(blocks: readonly Placed[]): HandoffTable | undefined {
  for (const { block } of blocks) {
    const table = block.rows && handoffTable(block)
    if (table) return table
  }
  return undefined
}

/** A section and where in the list of blocks its heading stands. */
type Begun = { readonly from: number; readonly section: Section }

/** The first heading is the page's title, and no section unless it is as deep as one. */
function sectionsOf(blocks: readonly Placed[]): Begun[] {
  const around: Section[] = []
  const begun: Begun[] = []
  let own: Block[] | undefined
  let titled = false
  for (let from = 0; from < blocks.length; from++) {
    const { block } = blocks[from]!
    const { heading } = block
    if (heading && (titled || heading.depth > 1)) {
      while (around.length && around.at(-1)!.depth >= heading.depth) around.pop()
      const { name, depth, span } = heading
      own = []
      const section = { name, depth, heading: span, path: around.map(one => one.name), blocks: own }
      around.push(section)
      begun.push({ from, section })
    }
    titled ||= heading !== undefined
    own?.push(block)
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
