// Gathers small pieces of text into large ones: each write is a call to the system. Bytes pass as they are.

const enough = 65_536

export function* inLargePieces<Piece extends string | Uint8Array>(pieces: Iterable<Piece>): Iterable<string | Piece> {
  let waiting = ''
  for (const piece of pieces) {
    if (typeof piece === 'string') waiting += piece
    if (waiting.length >= enough || (waiting && typeof piece !== 'string')) {
      yield waiting
      waiting = ''
    }
    if (typeof piece !== 'string') yield piece
  }
  if (waiting) yield waiting
}
