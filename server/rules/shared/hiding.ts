// Words of what is restricted, wherever somebody says them again.
import { marksOf, repeats } from '../detect/repeats.ts'
import { type Kept, marks } from './restricted.ts'

const shortest = 6

/** Takes out of anything said what only restricted text says. */
export function hiding(
  all: readonly Kept[],
  readersOf: (id: string) => readonly string[],
  prose: readonly string[],
): (said: string) => string {
  const idOf = (one: Kept) => ('letter' in one ? one.id : one.definition.id)
  const kept = all.filter(one => readersOf(idOf(one)).length > 0)
  if (kept.length === 0 && prose.length === 0) return said => said
  // What an open statement repeats of it stays restricted: that it stands there is a finding. What an open source says is open.
  const open = new Set(all.filter(one => readersOf(idOf(one)).length === 0).flatMap(one => [...marks(one)]))
  const closed = new Set(
    [...kept.map(marks), ...prose.map(marksOf)].flatMap(found => [...found]).filter(mark => !open.has(mark)),
  )
  const whole = [...kept.flatMap(one => ('letter' in one ? [one.text] : [])), ...prose].filter(
    text => text.length >= shortest,
  )
  return said => {
    let text = said
    for (const words of whole) text = text.replaceAll(words, '[restricted]')
    for (const { from, to } of repeats(text, mark => closed.has(mark)).toReversed())
      text = `${text.slice(0, from)}[restricted]${text.slice(to)}`
    return text
  }
}
