// Gathers small pieces of text into large ones: each write is a call to the system.

const enough = 65_536

export function* gathered(pieces: Iterable<string>): Iterable<string> {
  let waiting = ''
  for (const piece of pieces) {
    waiting += piece
    if (waiting.length < enough) continue
    yield waiting
    waiting = ''
  }
  if (waiting) yield waiting
}
