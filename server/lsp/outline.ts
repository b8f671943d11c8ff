// The outline of a page for clients that know symbols in one another. A page of ten thousand lines has thousands of them:
// after an edit only those are written again that stand elsewhere or read differently.
import type { DocumentSymbol } from 'vscode-languageserver-protocol/node'
import type { Packet } from '../../schemas/packet.ts'
import { type Outlined, outline } from '../ide/symbols.ts'
import { symbolKind } from './convert.ts'
import type { Places } from './places.ts'
import { listOf, type Piece, pieceOf, Written, withMember } from './written.ts'

const answers = new WeakMap<Packet, Written>()

export function outlineOf(packet: Packet, places: Places): Written {
  const answer = answers.get(packet) ?? new Written(listOf(outline(packet).map(one => written(one, places))))
  answers.set(packet, answer)
  return answer
}

function written(one: Outlined, places: Places): Piece | readonly Piece[] {
  if (one.children.length === 0) return writtenAlone(one, places)
  const children = one.children.map(child => written(child, places))
  return withMember(symbolOf(one, places), 'children', listOf(children))
}

type Known = { readonly symbol: DocumentSymbol; readonly piece: Piece }
const known = new WeakMap<object, Known>()

function writtenAlone(one: Outlined, places: Places): Piece {
  const last = known.get(one.of)
  if (last && places.stands(one.range, last.symbol.range) && places.stands(one.at, last.symbol.selectionRange))
    return last.piece
  const symbol = symbolOf(one, places)
  const piece = pieceOf(symbol)
  known.set(one.of, { symbol, piece })
  return piece
}

const symbolOf = ({ name, detail, kind, range, at }: Outlined, places: Places): DocumentSymbol => ({
  name,
  ...(detail && { detail }),
  kind: symbolKind(kind),
  range: places.wire(range),
  selectionRange: places.wire(at),
})
