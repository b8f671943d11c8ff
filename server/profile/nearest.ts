// "Did you mean": the known word that a mistyped one is nearest to.

/** Nothing if none is near enough to be meant: a third of the letters may be wrong. */
export function nearest(said: string, known: Iterable<string>): string | undefined {
  const short = said.toLowerCase().slice(0, 60)
  let best: string | undefined
  let least = Math.floor(short.length / 3) + 1
  for (const word of known) {
    if (Math.abs(word.length - short.length) >= least) continue
    const far = distance(short, word.toLowerCase())
    if (far < least) [best, least] = [word, far]
  }
  return best
}

/** Letters to insert, delete, replace or swap with their neighbour. */
function distance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const replaced = last[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, replaced)
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (swapped) row[j] = Math.min(row[j]!, beforeLast[j - 2]! + 1)
    }
    ;[beforeLast, last] = [last, row]
  }
  return last[b.length]!
}
