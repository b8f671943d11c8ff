// Which ID an objection, a draft or a risk shows. Two branches may both have made an O2: the earlier in fold order keeps
// it, and the later shows the next number that nobody asked for.

export function shownIds(made: ReadonlyMap<string, { readonly id: string }>): ReadonlyMap<string, string> {
  const numberOf = ({ id }: { readonly id: string }) => Number(id.slice(1))
  let free = 1
  for (const thing of made.values()) free = Math.max(free, numberOf(thing) + 1)
  const taken = new Set<string>()
  const shown = new Map<string, string>()
  for (const [event, { id }] of made) {
    shown.set(event, taken.has(id) ? `${id.charAt(0)}${free++}` : id)
    taken.add(id)
  }
  return shown
}
