// A tree as nested lists of words: what a reader would call the same text gives the same list,
// whatever wraps, bullets, marks of emphasis, padding and depth of headings its source has.
import type { Definition, Nodes, PhrasingContent, RootContent } from 'mdast'

export type Canonical = string | number | boolean | null | readonly Canonical[]

/** Where a reference such as `[text][label]` points, by the engine's identifier. */
export type Resolve = (identifier: string) => Pick<Definition, 'url' | 'title'> | undefined

export const canonicalBlocks = (nodes: readonly Nodes[], resolve: Resolve): Canonical[] =>
  nodes.flatMap(node => canonicalBlock(node, resolve))

function canonicalBlock(node: Nodes, resolve: Resolve): Canonical[] {
  const inside = () => canonicalBlocks('children' in node ? node.children : [], resolve)
  switch (node.type) {
    case 'paragraph':
      return [['p', ...canonicalInline(node.children, resolve)]]
    case 'heading':
      return [['heading', ...canonicalInline(node.children, resolve)]]
    case 'blockquote':
      return [['quote', ...inside()]]
    case 'list':
      return [[node.ordered ? 'numbered' : 'list', node.ordered ? (node.start ?? 1) : null, ...inside()]]
    case 'listItem':
      return [['item', node.checked ?? null, ...inside()]]
    case 'code':
      return [['code', node.lang ?? null, node.meta ?? null, lines(node.value)]]
    case 'html':
      return [['html', lines(node.value).trim()]]
    case 'table':
      return [['table', ...inside()]]
    case 'tableRow':
      return [['row', ...inside()]]
    case 'tableCell':
      return [['cell', ...canonicalInline(node.children, resolve)]]
    case 'footnoteDefinition':
      return [['note', node.label ?? node.identifier, ...inside()]]
    case 'thematicBreak':
      return [['rule']]
    default:
      return []
  }
}

/** Text run together, white space as single spaces and none at the ends or around a line break. */
export function canonicalInline(nodes: readonly PhrasingContent[], resolve: Resolve): Canonical[] {
  const pieces = joined(nodes.flatMap(node => canonicalOne(node, resolve)))
  return pieces
    .map((piece, index) => {
      if (typeof piece !== 'string') return piece
      const started = isEdge(pieces[index - 1]) ? piece.trimStart() : piece
      return isEdge(pieces[index + 1]) ? started.trimEnd() : started
    })
    .filter(piece => piece !== '')
}

function canonicalOne(node: PhrasingContent, resolve: Resolve): Canonical[] {
  const inside = () => ('children' in node ? joined(node.children.flatMap(child => canonicalOne(child, resolve))) : [])
  switch (node.type) {
    case 'text':
      return [node.value]
    case 'inlineCode':
      return [['code', node.value]]
    case 'emphasis':
      return [['em', ...inside()]]
    case 'strong':
      return [['strong', ...inside()]]
    case 'delete':
      return [['del', ...inside()]]
    case 'break':
      return [['br']]
    case 'html':
      return [['html', lines(node.value)]]
    case 'footnoteReference':
      return [['footnote', node.label ?? node.identifier]]
    case 'link':
      return link(node.url, node.title ?? null, inside())
    case 'linkReference': {
      const to = resolve(node.identifier)
      return to ? link(to.url, to.title ?? null, inside()) : inside()
    }
    case 'image':
      return [['image', node.url, node.title ?? null, node.alt ?? '']]
    case 'imageReference': {
      const to = resolve(node.identifier)
      return [['image', to?.url ?? '', to?.title ?? null, node.alt ?? '']]
    }
    default:
      return []
  }
}

/** An address that stands as itself is text: formatters put it in angle brackets, or take it out of them. */
function link(url: string, title: string | null, inside: readonly Canonical[]): Canonical[] {
  const [only] = inside
  const shown = inside.length === 1 && typeof only === 'string' ? only : undefined
  const bare = shown !== undefined && [shown, `mailto:${shown}`, `http://${shown}`].includes(url)
  return bare && title === null ? [shown] : [['link', url, title, ...inside]]
}

function joined(pieces: readonly Canonical[]): Canonical[] {
  const out: Canonical[] = []
  for (const piece of pieces) {
    const last = out.at(-1)
    if (typeof piece === 'string' && typeof last === 'string') out[out.length - 1] = last + piece
    else out.push(piece)
  }
  return out.map(piece => (typeof piece === 'string' ? piece.replace(/[ \t\n\r]+/g, ' ').normalize('NFC') : piece))
}

const isEdge = (piece: Canonical | undefined): boolean =>
  piece === undefined || (Array.isArray(piece) && piece[0] === 'br')

const lines = (text: string): string => text.replace(/\r\n?/g, '\n')

/** A header or a first paragraph without alert marker, bold ID and stop. */
export function withoutLead(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  const rest = [...nodes]
  const [first] = rest
  if (first?.type === 'text') rest[0] = { ...first, value: first.value.replace(/^\s*\[![A-Za-z]+\]/, '') }
  while (rest[0]?.type === 'break' || (rest[0]?.type === 'text' && !rest[0].value.trim())) rest.shift()
  rest.shift()
  const [next] = rest
  if (next?.type === 'text') rest[0] = { ...next, value: next.value.replace(/^[.:]/, '') }
  return rest
}

/** Whether a tree names a link that is defined elsewhere. */
export function refersToLinks(node: Nodes | RootContent): boolean {
  if (node.type === 'linkReference' || node.type === 'imageReference') return true
  return 'children' in node && node.children.some(refersToLinks)
}
