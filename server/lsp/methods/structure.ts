// What the page is made of: outline, folds, growing selections, links.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import {
  type DocumentLink,
  DocumentLinkRequest,
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
import { defineMethod, type Page, pageOf, seen } from '../method.ts'
import { outlineOf } from '../outline.ts'
import type { Written } from '../written.ts'

export const symbols = defineMethod({
  type: DocumentSymbolRequest.type,
  provides: () => ({ documentSymbolProvider: true }),
  answer(params, session): Written | SymbolInformation[] | null {
    const page = pageOf(params, session)
    if (!page) return null
    if (session.client.symbolTree) return outlineOf(page.packet, page.places)
    return outline(page.packet).flatMap(one => flat(one, '', page))
  },
})

function flat({ name, detail, kind, range, children }: Outlined, around: string, page: Page): SymbolInformation[] {
  const location = { uri: page.document.uri, range: page.places.wire(range) }
  const said = detail ? `${name} ${detail}` : name
  const own = { name: said, kind: symbolKind(kind), location, ...(around && { containerName: around }) }
  return [own, ...children.flatMap(one => flat(one, name, page))]
}

export const folding = defineMethod({
  type: FoldingRangeRequest.type,
  provides: () => ({ foldingRangeProvider: true }),
  answer(params, session): FoldingRange[] | null {
    const page = pageOf(params, session)
    if (!page) return null
    return folds(page.packet)
      .map(range => page.places.wire(range))
      .filter(({ start, end }) => start.line < end.line)
      .map(({ start, end }) => ({ startLine: start.line, endLine: end.line }))
  },
})

export const selectionRanges = defineMethod({
  type: SelectionRangeRequest.type,
  provides: () => ({ selectionRangeProvider: true }),
  answer(params, session): SelectionRange[] | null {
    const page = pageOf(params, session)
    if (!page) return null
    const { packet, places } = page
    return (params.positions ?? []).map(position => {
      const [first, ...wider] = selections(packet, places.offset(position)).toReversed()
      const widest: SelectionRange = { range: places.wire(first ?? { start: 0, end: packet.text.length }) }
      return wider.reduce((parent, range) => ({ range: places.wire(range), parent }), widest)
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
