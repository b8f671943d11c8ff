// One block's facts: what the engine's tree of it says about statements, evidence, words and problems.
import type { RootContent } from 'mdast'
import type { Block } from '../../schemas/packet.ts'
import { readDefinition } from './evidence.ts'
import { checkLines } from './lines.ts'
import type { Gathering, Place } from './place.ts'
import { nodeSpan } from './place.ts'
import { collect, keep } from './prose.ts'
import { readBox, readItem, readParagraph } from './statement.ts'
import { readTable } from './table.ts'
import { checkVanished } from './vanished.ts'
import { flatten } from './words.ts'

/** `nodes` are what the engine found between `base` and `end` of its text. */
export function gather(nodes: readonly RootContent[], source: string, base: number, end: number): Block {
  const block: Gathering = {
    type: nodes.at(-1)!.type,
    text: source.slice(base, end),
    statements: [],
    evidence: [],
    words: [],
    footnotes: [],
    directives: [],
    problems: [],
  }
  const place: Place = { block, source, base, known: new Set(), mentions: [] }
  for (const node of nodes) gatherOne(node, place)
  checkLines(nodes, place)
  checkVanished(nodes, place)
  return block
}

function gatherOne(node: RootContent, place: Place): void {
  if (node.type === 'paragraph') readParagraph(node, place)
  else if (node.type === 'list') for (const item of node.children) readItem(item, place)
  else if (node.type === 'blockquote') readBox(node, place)
  else if (node.type === 'table') readTable(node, place)
  else if (node.type === 'footnoteDefinition') readDefinition(node, place)
  else if (node.type === 'heading') {
    const flat = flatten(node.children, place)
    const name = flat.text.trim().replace(/\s+/g, ' ')
    place.block.heading = { depth: node.depth, name, slug: slugOf(name), span: nodeSpan(place, node) }
    keep(flat, place, { place: 'heading' })
  } else collect([node], place)
}

/** As git hosts make it for links to a heading, before they number repeated ones. */
function slugOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replace(/ /g, '-')
}
