// What changed between two versions of a text, word by word. How its lines are broken says nothing, and is not compared; nor
// are the marks before the lines of a quote that is one in both.

export type Piece = { readonly kind: 'same' | 'gone' | 'new'; readonly text: string }

export function wordDiff(before: string, after: string): readonly Piece[] {
  const isQuote = [before, after].every(text => /^(?:[ \t]*>[^\n]*(?:\n|$))+$/.test(text))
  const [a, b] = [before, after].map(text => words(isQuote ? text.replace(/^[ \t]*>[ \t]?/gm, '') : text)) as [
    readonly string[],
    readonly string[],
  ]
  const least = Math.min(a.length, b.length)
  let start = 0
  while (start < least && a[start] === b[start]) start++
  let end = 0
  while (end < least - start && a[a.length - 1 - end] === b[b.length - 1 - end]) end++
  return joined([
    { kind: 'same', text: a.slice(0, start).join('') },
    ...between(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    { kind: 'same', text: a.slice(a.length - end).join('') },
  ])
}

/** With marks that need no colour. */
export const marked = (pieces: readonly Piece[]): string =>
  pieces.map(({ kind, text }) => (kind === 'same' ? text : kind === 'gone' ? `[-${text}-]` : `{+${text}+}`)).join('')

/** Numbers with their separators are one word: 4,800 became 5,800, not 4 5. So is the mark of a footnote. */
const word = /\s+|\[\^\w+\]|[\p{L}\p{N}_]+(?:[.,:’'-][\p{L}\p{N}_]+)*|[^\s\p{L}\p{N}_]/gu

const words = (text: string): readonly string[] => (text.match(word) ?? []).map(one => (/^\s/.test(one) ? ' ' : one))

/** Texts that are longer than this in both versions are shown as replaced. */
const mostPairs = 4_000_000

function between(a: readonly string[], b: readonly string[]): readonly Piece[] {
  if (a.length * b.length > mostPairs)
    return [
      { kind: 'gone', text: a.join('') },
      { kind: 'new', text: b.join('') },
    ]
  const common = commonLengths(a, b)
  const width = b.length + 1
  const pieces: Piece[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      pieces.push({ kind: 'same', text: a[i]! })
      i++
      j++
    } else if (j === b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!))
      pieces.push({ kind: 'gone', text: a[i++]! })
    else pieces.push({ kind: 'new', text: b[j++]! })
  }
  return pieces
}

/** At `i * (b.length + 1) + j`: how many words the rests from `i` and from `j` have in common, in their order. */
function commonLengths(a: readonly string[], b: readonly string[]): Uint32Array {
  const width = b.length + 1
  const common = new Uint32Array((a.length + 1) * width)
  for (let i = a.length - 1; i >= 0; i--)
    for (let j = b.length - 1; j >= 0; j--)
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!)
  return common
}

/** Runs of changes as one removal and one addition each; a space between two changes belongs to both. */
function joined(pieces: readonly Piece[]): readonly Piece[] {
  const out: Piece[] = []
  let [gone, fresh] = ['', '']
  const flush = () => {
    if (gone) out.push({ kind: 'gone', text: gone })
    if (fresh) out.push({ kind: 'new', text: fresh })
    gone = ''
    fresh = ''
  }
  const full = pieces.filter(({ text }) => text !== '')
  for (const [index, { kind, text }] of full.entries()) {
    const next = full[index + 1]
    if (kind === 'gone') gone += text
    else if (kind === 'new') fresh += text
    else if (text === ' ' && (gone || fresh) && next && next.kind !== 'same') {
      gone += text
      fresh += text
    } else {
      flush()
      const last = out.at(-1)
      if (last?.kind === 'same') out[out.length - 1] = { kind, text: last.text + text }
      else out.push({ kind, text })
    }
  }
  flush()
  return out
}
