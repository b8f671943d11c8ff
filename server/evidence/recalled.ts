// Keeps what a pure function said of the last few texts: several rules ask the same of one claim, several packets cite
// the same lines, and words come again.

/** A longer text is more than its answer is worth in memory. */
const longest = 4000

export function recalled<V>(compute: (text: string) => V, most = 256): (text: string) => V {
  let fresh = new Map<string, V>()
  let older: ReadonlyMap<string, V> = new Map()
  return text => {
    if (text.length > longest) return compute(text)
    let value = fresh.get(text)
    if (value !== undefined) return value
    value = older.get(text) ?? compute(text)
    if (fresh.size >= most) {
      older = fresh
      fresh = new Map()
    }
    fresh.set(text, value)
    return value
  }
}
