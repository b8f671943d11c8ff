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
import { handoffTable } from './table.ts'

export function snapshot(text: string, blocks: readonly Placed[], entries: readonly FrontMatterEntry[]): Packet {
  const fields = lazy(() => new Map(entries.map(entry => [entry.key, entry])))
  const starts = lazy(() => new Map(blocks.map(({ block, start }) => [block, start])))
  const statements = lazy(() => blocks.flatMap(({ block }) => block.statements))
  const evidence = lazy(() => blocks.flatMap(({ block }) => block.evidence))
  const byId = lazy(() => firsts(statements()))
  const byLabel = lazy(() => firsts(evidence()))
  const sections = lazy(() => sectionsOf(blocks))
  const owners = lazy(
    () => new Map(sections().flatMap(section => section.blocks.map(block => [block, section] as const))),
  )
  const table = lazy(() => firstTable(blocks))
  const title = lazy(() => blocks.find(({ block }) => block.heading)?.block.heading?.name ?? '')
  const range = ({ block, start, end }: Span): Range => {
    const at = starts().get(block) ?? 0
    return { start: at + start, end: at + end }
  }
  return {
    text,
    blocks,
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
    sectionOf: (block: Block): Section | undefined => owners().get(block),
    range,
    slice: ({ block, start, end }: Span) => block.text.slice(start, end),
  }
}

function lazy<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined
  return () => (made ??= { value: make() }).value
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

/** The first heading is the page's title, and no section unless it is as deep as one. */
function sectionsOf(blocks: readonly Placed[]): Section[] {
  type Open = { name: string; depth: number; heading: Span; path: string[]; blocks: Block[] }
  const sections: Open[] = []
  const around: Open[] = []
  let titled = false
  let current: Open | undefined
  for (const { block } of blocks) {
    const { heading } = block
    const isTitle = heading?.depth === 1 && !titled
    if (heading) titled = true
    if (heading && !isTitle) {
      while (around.length && around.at(-1)!.depth >= heading.depth) around.pop()
      current = {
        name: heading.name,
        depth: heading.depth,
        heading: heading.span,
        path: around.map(({ name }) => name),
        blocks: [],
      }
      around.push(current)
      sections.push(current)
    }
    current?.blocks.push(block)
  }
  return sections
}
