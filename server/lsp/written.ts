// Messages whose greatest part was made into bytes before: of a thousand findings a keystroke changes a few, and only those
// are written again. Whatever else is sent becomes JSON as always.
import type { Message } from 'vscode-languageserver-protocol/node'

/** JSON of one value. */
export type Piece = Uint8Array

/** A result or parameters that are JSON already, piece by piece. */
export class Written {
  readonly pieces: readonly Piece[]

  constructor(pieces: readonly Piece[]) {
    this.pieces = pieces
  }
}

export const pieceOf = (value: unknown): Piece => Buffer.from(JSON.stringify(value))

/** Each item in one piece, or in several. */
export function listOf(items: readonly (Piece | readonly Piece[])[]): readonly Piece[] {
  const all: Piece[] = [open]
  for (const item of items) {
    if (all.length > 1) all.push(comma)
    if (item instanceof Uint8Array) all.push(item)
    else for (const piece of item) all.push(piece)
  }
  all.push(close)
  return all
}

/** An object with one member more. */
export const withMember = (object: object, name: string, value: readonly Piece[]): readonly Piece[] => [
  Buffer.from(`${JSON.stringify(object).slice(0, -1)},${JSON.stringify(name)}:`),
  ...value,
  end,
]

const open = Buffer.from('[')
const comma = Buffer.from(',')
const close = Buffer.from(']')
const end = Buffer.from('}')

/** For the writer of messages. */
export const encoder = {
  name: 'application/json',
  encode: (message: Message): Promise<Uint8Array> => Promise.resolve(encoded(message)),
}

function encoded(message: Message): Uint8Array {
  const { result, params, ...rest } = message as Message & { readonly result?: unknown; readonly params?: unknown }
  if (result instanceof Written) return joined(withMember(rest, 'result', result.pieces))
  if (params instanceof Written) return joined(withMember(rest, 'params', params.pieces))
  return Buffer.from(JSON.stringify(message))
}

function joined(pieces: readonly Piece[]): Uint8Array {
  const bytes = Buffer.allocUnsafe(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}
