// Sentences of a source, each with the footnotes behind it: what a draft can take out whole.
export const piecesOf = (source: string): readonly string[] =>
  source.split(/(?<=[.!?]["'”’)\]]*(?:[ \t]?\[\^[^\]\s]{1,40}\])*)\s+(?=["'“‘(]?\p{Lu})/u)

/** Words alone, to find again in the source what was found in the text. */
export const plainOf = (piece: string): string =>
  piece
    .replace(/\[\^[^\]\s]{1,40}\]/g, '')
    .replace(/\[([^\]]*)\]\([^)\s]*\)/g, '$1')
    .replace(/[*_`\\]/g, '')
    .replace(/\s+/g, ' ')
    .trim()

/** Without the piece that holds these words, where there is one and something is left. */
export function withoutPiece(
  source: string,
  words: string,
): { readonly rest: string; readonly piece: string } | undefined {
  const pieces = piecesOf(source)
  const wanted = plainOf(words)
  const found = pieces.filter(piece => plainOf(piece).includes(wanted))
  if (found.length !== 1 || pieces.length < 2 || wanted === '') return undefined
  return { rest: pieces.filter(piece => piece !== found[0]).join(' '), piece: found[0]! }
}
