// What a person accepts, block by block, and the digest by which it is known again: a statement by its ID,
// the rest of each section by its name. Asked for by acts and gates only; reading a packet does not pay for it.
import type { Definition, Root, RootContent } from 'mdast'
import type { Block, Evidence, Packet, Section, Statement } from '../../schemas/packet.ts'
import { type Acceptable, AcceptableBlock } from './acceptable.ts'
import {
  type Canonical,
  canonicalBlocks,
  canonicalInline,
  type Resolve,
  refersToLinks,
  withoutLead,
} from './canonical.ts'
import { read } from './engine.ts'
import { tame } from './guard.ts'
import { definedLabels } from './links.ts'
import { endOf, startOf } from './place.ts'
import { handoffTable } from './table.ts'

export type Digests = {
  /** Every block that a person accepts, in the order of the page, evidence last. */
  blocks(packet: Packet): readonly Acceptable[]
  /** What is handed off: drafts, the handoff table and the keys that acts write aside. */
  revision(packet: Packet): string
}

/** Front-matter keys that acts write. */
const written = new Set(['owner'])

/** The name of what stands above the first section. */
export const topOfPage = 'top of the page'

/** `hash` gives the hex digits of a text's SHA-256. What was read of a block is kept for as long as the block is. */
export function digester(hash: (text: string) => string): Digests {
  const memory = new WeakMap<Block, Parts>()
  const digestOf = (section: string, content: Canonical) =>
    hash(JSON.stringify(['countersign.block.v1', section, content]))
  const evidence = new WeakMap<Evidence, readonly Canonical[]>()
  const ofEvidence = (one: Evidence): readonly Canonical[] => {
    const content = evidence.get(one) ?? evidenceContent(one)
    evidence.set(one, content)
    return content
  }
  const made = new WeakMap<object, Map<string, Acceptable>>()
  const acceptable = (
    kind: Acceptable['kind'],
    name: string,
    section: string,
    content: readonly Canonical[],
  ): Acceptable => {
    const known = made.get(content) ?? new Map<string, Acceptable>()
    made.set(content, known)
    let one = known.get(section)
    if (!one) known.set(section, (one = new AcceptableBlock(kind, name, section, other => digestOf(other, content))))
    return one
  }
  // A keystroke leaves all sections but one as they were: by their first block they are found again, whole.
  const sections = new WeakMap<Block, Listed>()
  const spelled = new WeakMap<Block, Spelled>()
  const sectionBlocks = (content: Content): readonly Acceptable[] => {
    const { name, blocks: inside, parts } = content
    const [first] = inside
    const known = first && sections.get(first)
    if (known?.name === name && sameItems(known.blocks, inside)) return known.list
    const { all, rest } = parts()
    const list = all.flatMap(part => part.statements.map(one => acceptable('statement', one.id, name, one.content)))
    if (rest.length) list.push(acceptable('section', name, name, rest))
    if (first && areKnown(content)) sections.set(first, { name, blocks: inside, list })
    return list
  }
  /** What a link elsewhere has a say in is read anew each time. */
  const areKnown = ({ blocks, heading }: Content) => blocks.every(block => block === heading || memory.has(block))
  const evidenceBlocks = new WeakMap<Evidence, Acceptable>()
  const evidenceBlock = (one: Evidence): Acceptable => {
    const block = evidenceBlocks.get(one) ?? acceptable('statement', one.id, '', ofEvidence(one))
    evidenceBlocks.set(one, block)
    return block
  }

  const blocks = (packet: Packet): readonly Acceptable[] => {
    const all: Acceptable[] = []
    for (const content of contents(packet, memory)) for (const one of sectionBlocks(content)) all.push(one)
    for (const one of packet.evidence) all.push(evidenceBlock(one))
    return all
  }

  const revision = (packet: Packet): string => {
    const fields = [...packet.fields.values()]
      .filter(({ key }) => !written.has(key))
      .map(({ key, value }) => [key, value])
    const sections = contents(packet, memory).map(handedOff)
    const sources = packet.evidence.map(one => [one.id, evidenceBlock(one).digest])
    return hash(
      `["countersign.revision.v1",${JSON.stringify(fields.sort(byKey))},[${sections.join(',')}],${JSON.stringify(sources)}]`,
    )
  }

  /** What a block gives to it: of a section with hundreds, an edit touches one. */
  const spelledPieces = new WeakMap<Parts, Piece>()
  const pieceOf = (part: Parts, name: string): Piece => {
    const known = spelledPieces.get(part)
    if (known?.name === name) return known
    const ids = part.statements.map(({ id, content }) =>
      JSON.stringify([id, acceptable('statement', id, name, content).digest]),
    )
    const piece = { name, ids, said: part.said.map(one => JSON.stringify(one)) }
    spelledPieces.set(part, piece)
    return piece
  }

  /** What a section gives to the revision, spelled. It is found again as its blocks are. */
  const handedOff = (content: Content): string => {
    const { name, blocks: inside, parts } = content
    const [first] = inside
    const known = first && spelled.get(first)
    if (known?.name === name && sameItems(known.blocks, inside)) return known.text
    const { all, rest } = parts()
    const pieces = all.map(part => pieceOf(part, name))
    const ids = pieces.flatMap(piece => piece.ids).join(',')
    const said = pieces.flatMap(piece => piece.said).join(',')
    const left = JSON.stringify(rest.length ? digestOf(name, rest) : null)
    const text = `[${JSON.stringify(name)},[${ids}],${left},[${said}]]`
    if (first && areKnown(content)) spelled.set(first, { name, blocks: inside, text })
    return text
  }
  return { blocks, revision }
}

const byKey = ([a = '']: readonly string[], [b = '']: readonly string[]): number => (a < b ? -1 : a > b ? 1 : 0)

/** What one block of the page gives to what is accepted. */
type Parts = {
  readonly statements: readonly { readonly id: string; readonly content: readonly Canonical[] }[]
  readonly rest: readonly Canonical[]
  /** Words that belong to whoever signed them: objections, carried risks, threads. */
  readonly said: readonly Canonical[]
}

function contents(packet: Packet, memory: WeakMap<Block, Parts>): readonly Content[] {
  const labels = definedLabels(packet.blocks)
  const resolve = resolver(packet, labels)
  const partsOf = (block: Block): Parts => {
    const known = memory.get(block)
    if (known) return known
    const tree = treeOf(block, labels)
    const parts = split(block, tree, resolve)
    if (!refersToLinks(tree)) memory.set(block, parts)
    return parts
  }
  return sectionsByName(packet).map(({ name, blocks, heading }) => ({
    name,
    blocks,
    heading,
    parts() {
      const all = blocks.filter(block => block !== heading).map(partsOf)
      return { all, rest: all.flatMap(part => part.rest) }
    },
  }))
}

/** A section, and what it gives to what is accepted once somebody asks. */
type Content = {
  readonly name: string
  readonly blocks: readonly Block[]
  readonly heading: Block | undefined
  parts(): { readonly all: readonly Parts[]; readonly rest: readonly Canonical[] }
}

type Listed = { readonly name: string; readonly blocks: readonly Block[]; readonly list: readonly Acceptable[] }

type Piece = { readonly name: string; readonly ids: readonly string[]; readonly said: readonly string[] }

type Spelled = { readonly name: string; readonly blocks: readonly Block[]; readonly text: string }

const sameItems = <T>(a: readonly T[], b: readonly T[]) => a.length === b.length && a.every((one, i) => one === b[i])

/** Every section of a page under a name that is its alone, what stands above the first one included. */
export function sectionsByName(packet: Packet) {
  const first = packet.sections[0]?.blocks[0]
  const above: Block[] = []
  for (const { block } of packet.blocks) {
    if (block === first) break
    if (block.type !== 'front matter') above.push(block)
  }
  return named([{ name: topOfPage, blocks: above }, ...packet.sections])
}

/** Sections by names that are theirs alone: the second of a name is `NAME (2)`. */
function named(sections: readonly (Pick<Section, 'name' | 'blocks'> & { readonly heading?: Section['heading'] })[]) {
  const counts = new Map<string, number>()
  return sections.map(({ name, blocks, heading }) => {
    const nth = (counts.get(name) ?? 0) + 1
    counts.set(name, nth)
    return { name: nth > 1 ? `${name} (${nth})` : name, blocks, heading: heading?.block }
  })
}

const treeOf = (block: Block, labels: ReadonlySet<string>): Root => read(tame(block.text).text, labels)

function resolver(packet: Packet, labels: ReadonlySet<string>): Resolve {
  const found = new Map<string, Definition>()
  if (labels.size) {
    for (const { block } of packet.blocks) {
      if (definedLabels([{ block, start: 0 }]).size) collectDefinitions(treeOf(block, labels), found)
    }
  }
  return identifier => found.get(identifier)
}

function collectDefinitions(node: Root | RootContent, found: Map<string, Definition>): void {
  if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node)
  if ('children' in node) for (const child of node.children) collectDefinitions(child, found)
}

function split(block: Block, tree: Root, resolve: Resolve): Parts {
  const { statements } = block
  const own = statements.filter(one => !/[ODR]/.test(one.letter))
  const taken = new Map(statements.map(one => [`${one.span.start}-${one.span.end}`, one]))
  const nodes = new Map<Statement, RootContent>()
  const skipped = block.evidence.length > 0 || handoffTable(block)
  const rest = skipped ? [] : withoutStatements(tree.children, taken, nodes)
  return {
    statements: own.map(one => ({ id: one.id, content: statementContent(one, nodes.get(one), resolve) })),
    rest: canonicalBlocks(rest, resolve),
    said: statements.flatMap(saidIn),
  }
}

/** The nodes without those that are statements, which are noted on the way. */
function withoutStatements(
  nodes: readonly RootContent[],
  taken: ReadonlyMap<string, Statement>,
  found: Map<Statement, RootContent>,
): RootContent[] {
  return nodes.flatMap((node): RootContent[] => {
    const statement = taken.get(`${startOf(node)}-${endOf(node)}`)
    if (statement && !found.has(statement) && isWhole(node)) {
      found.set(statement, node)
      return []
    }
    if (node.type === 'list') {
      const children = withoutStatements(node.children, taken, found).filter(one => one.type === 'listItem')
      const whole = children.length === node.children.length
      return children.length ? [{ ...node, ...(!whole && { start: null }), children }] : []
    }
    if (node.type === 'listItem')
      return [{ ...node, children: withoutStatements(node.children, taken, found) } as RootContent]
    if (node.type === 'table') {
      const children = withoutStatements(node.children, taken, found).filter(one => one.type === 'tableRow')
      return [{ ...node, children }]
    }
    return [node]
  })
}

const isWhole = ({ type }: RootContent): boolean =>
  type === 'paragraph' || type === 'listItem' || type === 'blockquote' || type === 'tableRow'

/** The same for a paragraph, an item and a box: giving a statement more room does not change it. */
function statementContent(statement: Statement, node: RootContent | undefined, resolve: Resolve): readonly Canonical[] {
  if (!node) return ['source', statement.text.replace(/\s+/g, ' ')]
  if (node.type === 'paragraph') return [['p', ...canonicalInline(withoutLead(node.children), resolve)]]
  if (node.type === 'tableRow') {
    const [first, ...cells] = node.children
    const lead = canonicalInline(withoutLead(first?.children ?? []), resolve)
    return [['row', lead, ...canonicalBlocks(cells, resolve)]]
  }
  const children = 'children' in node ? [...(node.children as RootContent[])] : []
  const alone = children[0]?.type === 'paragraph' && isMarkerAlone(children[0])
  const header = alone ? children[1] : children[0]
  const body = children.slice(alone ? 2 : 1)
  const entries = statement.thread.length
  const last = body.at(-1)
  if (entries && last?.type === 'list') {
    const items = last.children.slice(0, -entries)
    body.splice(-1, 1, ...(items.length ? [{ ...last, children: items }] : []))
  }
  const lead = header?.type === 'paragraph' ? canonicalInline(withoutLead(header.children), resolve) : []
  return [['p', ...lead], ...canonicalBlocks(body, resolve)]
}

function isMarkerAlone(node: RootContent): boolean {
  const only = node.type === 'paragraph' && node.children.length === 1 ? node.children[0] : undefined
  return only?.type === 'text' && /^\[![A-Za-z]+\]\s*$/.test(only.value)
}

/** Captures and digests change with every look at the source, and are no text. */
function evidenceContent(one: Evidence): readonly Canonical[] {
  return [
    one.kind,
    one.title.replace(/\s+/g, ' ').normalize('NFC'),
    one.locator,
    one.freshFor?.text ?? null,
    one.frozen,
    one.inForce ? [one.inForce.from.text, one.inForce.until?.text ?? null] : null,
    one.saidBy?.party ?? null,
    [...one.restrictedTo],
    one.replaces?.id ?? null,
  ]
}

function saidIn({ id, letter, text, box, fields, footnotes, thread }: Statement): Canonical[] {
  const words = (said: string) => said.replace(/\s+/g, ' ').normalize('NFC')
  const who = (actor: (typeof thread)[number]['actor']) =>
    actor ? (actor.kind === 'human' ? `@${actor.handle}` : `agent:${actor.name}`) : null
  const entries = thread.map(one => [
    one.verb,
    who(one.actor),
    one.when?.text ?? null,
    words(one.text),
    one.footnotes.map(({ label }) => label),
  ])
  if (letter === 'D') return []
  if (letter !== 'O' && letter !== 'R') return entries.length ? [[id, ...entries]] : []
  const targets = (box?.targets ?? []).map(to =>
    to.kind === 'statement' ? to.id : to.kind === 'section' ? `section ${to.name}` : to.kind,
  )
  const until = fields.flatMap(field => ('text' in field ? [[field.name, field.text]] : [[field.name]]))
  const cited = footnotes.map(({ label }) => label)
  const signed = [who(box?.actor), box?.role ?? null, box?.when?.text ?? null]
  return [[id, box?.verb ?? null, targets, signed, until, words(text), cited, ...entries]]
}
