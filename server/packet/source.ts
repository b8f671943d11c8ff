// A page's text in pieces: an edit of a long page does not copy the page. It is put together when somebody asks for it.

/** As much of a string as is needed to read lines. */
export type Chars = {
  readonly length: number
  charCodeAt(at: number): number
  slice(from: number, to: number): string
}

export type Source = Chars & {
  whole(): string
  replaced(start: number, end: number, text: string): Source
}

type Piece = { readonly text: string; readonly from: number; readonly to: number }

/** With more pieces than these it is quicker to put them together. */
const most = 64

export const sourceOf = (text: string): Source => join([{ text, from: 0, to: text.length }])

function join(pieces: readonly Piece[]): Source {
  const starts: number[] = []
  let length = 0
  for (const { from, to } of pieces) {
    starts.push(length)
    length += to - from
  }
  const [only] = pieces
  let made = pieces.length === 1 && only && length === only.text.length ? only.text : undefined
  const at = (offset: number): number => {
    let low = 0
    let high = pieces.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  const cut = (from: number, to: number): Piece[] => {
    const parts: Piece[] = []
    for (let index = at(from); index < pieces.length && starts[index]! < to; index++) {
      const piece = pieces[index]!
      const start = Math.max(piece.from, piece.from + from - starts[index]!)
      const end = Math.min(piece.to, piece.from + to - starts[index]!)
      if (start < end) parts.push({ text: piece.text, from: start, to: end })
    }
    return parts
  }
  const slice = (from: number, to: number) =>
    cut(from, to)
      .map(one => one.text.slice(one.from, one.to))
      .join('')
  return {
    length,
    charCodeAt: offset => {
      const index = at(offset)
      const piece = pieces[index]
      return piece ? piece.text.charCodeAt(piece.from + offset - starts[index]!) : Number.NaN
    },
    slice,
    whole: () => (made ??= slice(0, length)),
    replaced: (start, end, text) => {
      if (made !== undefined && pieces.length > 1) return sourceOf(made).replaced(start, end, text)
      const now = join([...cut(0, start), ...(text ? [{ text, from: 0, to: text.length }] : []), ...cut(end, length)])
      return pieces.length < most ? now : sourceOf(now.whole())
    },
  }
}
