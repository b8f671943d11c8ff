// What the page is made of: outline, folds, growing selections, links.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type DocumentLink,
  DocumentLinkRequest,
  type DocumentSymbol,
  DocumentSymbolRequest,
  type FoldingRange,
  FoldingRangeRequest,
  type SelectionRange,
  SelectionRangeRequest,
  type SymbolInformation,
} from 'vscode-languageserver-protocol/node'
import { folds } from '../../ide/folding.ts'
import { links } from '../../ide/links.ts'
import { selections } from '../../ide/selection.ts'
import { type Outlined, outline } from '../../ide/symbols.ts'
import { symbolKind } from '../convert.ts'
import { defineMethod, type Seen, seen } from '../method.ts'

export const symbols = defineMethod({
  type: DocumentSymbolRequest.type,
  provides: () => ({ documentSymbolProvider: true }),
  async answer(params, session): Promise<DocumentSymbol[] | SymbolInformation[] | null> {
    const found = await seen(params, session)
    if (!found) return null
    const all = outline(found.checked.subject.packet)
    return session.client.symbolTree ? all.map(one => tree(one, found)) : all.flatMap(one => flat(one, '', found))
  },
})

const tree = ({ name, detail, kind, range, at, children }: Outlined, found: Seen): DocumentSymbol => ({
  name,
  detail,
  kind: symbolKind(kind),
  range: found.places.wire(range),
  selectionRange: found.places.wire(at),
  children: children.map(one => tree(one, found)),
})

function flat({ name, detail, kind, range, children }: Outlined, around: string, found: Seen): SymbolInformation[] {
  const location = { uri: found.document.uri, range: found.places.wire(range) }
  const said = detail ? `${name} ${detail}` : name
  const own = { name: said, kind: symbolKind(kind), location, ...(around && { containerName: around }) }
  return [own, ...children.flatMap(one => flat(one, name, found))]
}

export const folding = defineMethod({
  type: FoldingRangeRequest.type,
  provides: () => ({ foldingRangeProvider: true }),
  async answer(params, session): Promise<FoldingRange[] | null> {
    const found = await seen(params, session)
    if (!found) return null
    return folds(found.checked.subject.packet)
      .map(range => found.places.wire(range))
      .filter(({ start, end }) => start.line < end.line)
      .map(({ start, end }) => ({ startLine: start.line, endLine: end.line }))
  },
})

export const selectionRanges = defineMethod({
  type: SelectionRangeRequest.type,
  provides: () => ({ selectionRangeProvider: true }),
  async answer(params, session): Promise<SelectionRange[] | null> {
    const found = await seen(params, session)
    if (!found) return null
    const { packet } = found.checked.subject
    return (params.positions ?? []).map(position => {
      const [first, ...wider] = selections(packet, found.places.offset(position)).toReversed()
      const widest: SelectionRange = { range: found.places.wire(first ?? { start: 0, end: packet.text.length }) }
      return wider.reduce((parent, range) => ({ range: found.places.wire(range), parent }), widest)
    })
  },
})

export const documentLinks = defineMethod({
  type: DocumentLinkRequest.type,
  provides: () => ({ documentLinkProvider: {} }),
  async answer(params, session): Promise<DocumentLink[] | null> {
    const found = await seen(params, session)
    if (!found) return null
    const root = session.home(found.document.uri)?.root
    return links(found.checked.subject).flatMap(link => {
      const range = found.places.wire(link.range)
      if (link.kind === 'web') return { range, target: link.url, tooltip: link.title }
      const target = root === undefined ? undefined : pathToFileURL(join(root, link.path)).href
      return target ? { range, target: link.line ? `${target}#L${link.line}` : target, tooltip: link.title } : []
    })
  },
})

export const structure = [symbols, folding, selectionRanges, documentLinks]
