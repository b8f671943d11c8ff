// Where one sentence ends and the next begins. Rules on words judge a phrase by the sentence around it: whether it is
// asked, denied, required or somebody else's.

export type Piece = { readonly from: number; readonly to: number }

const end = /(?<![.!?…])[.!?…]+["'”’»)\]]*(?=\s|$)|\n[ \t\r]*\n/g
const shortened =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|cf|vs|approx|no|nos|art|sec|fig|vol|inc|ltd|corp|dr|mr|mrs|ms|st|p|pp|[A-Z])\.$/i
const followedByMore = /^\s+[a-z0-9(]/
const longest = 12

export function sentences(text: string): readonly Piece[] {
  const found: Piece[] = []
  let from = 0
  const close = (to: number) => {
    const inside = text.slice(from, to).trim()
    const start = text.indexOf(inside, from)
    if (inside !== '') found.push({ from: start, to: start + inside.length })
    from = to
  }
  for (const { index, 0: stop } of text.matchAll(end)) {
    const to = index + stop.length
    if (stop === '.' && shortened.test(text.slice(Math.max(from, to - longest), to))) continue
    if (stop.startsWith('…') && followedByMore.test(text.slice(to, to + 3))) continue
    close(to)
  }
  close(text.length)
  return found
}
