// Many suppositions at once: which of them a sentence could repeat, without a look at each.
import { mayRestate, needed, type Supposition } from './hypothesis.ts'

export type Suppositions = {
  /** Those that words could say, by their number, in order. */
  near(words: ReadonlySet<string>, isDenial: boolean): Iterable<number>
}

/**
 * Whoever has so many of a supposition's words has one of its rarest: of ten words that four are asked of, one of seven.
 * Only those are looked up, so that what all suppositions have in common makes none of them meet everything.
 */
export function suppositions(all: readonly Supposition[]): Suppositions {
  const often = new Map<string, number>()
  for (const { words } of all) for (const word of words) often.set(word, (often.get(word) ?? 0) + 1)
  const having = [new Map<string, number[]>(), new Map<string, number[]>()] as const
  for (const [number, supposed] of all.entries()) {
    const rarest = [...supposed.words].sort((a, b) => often.get(a)! - often.get(b)!)
    for (const word of rarest.slice(0, rarest.length + 1 - Math.ceil(needed(supposed)))) {
      const lists = having[Number(supposed.isDenial)]!
      const list = lists.get(word)
      if (list) list.push(number)
      else lists.set(word, [number])
    }
  }
  return {
    *near(words, isDenial) {
      const lists = [...words].map(word => having[Number(isDenial)]!.get(word)).filter(list => list !== undefined)
      for (const number of merged(lists)) if (mayRestate(words, all[number]!)) yield number
    },
  }
}

/** Each number once, from the least on: whoever has enough asks for no more. */
function* merged(lists: readonly (readonly number[])[]): Iterable<number> {
  const at = lists.map(() => 0)
  for (;;) {
    let least = Number.POSITIVE_INFINITY
    for (let i = 0; i < lists.length; i++) least = Math.min(least, lists[i]![at[i]!] ?? least)
    if (least === Number.POSITIVE_INFINITY) return
    for (let i = 0; i < lists.length; i++) if (lists[i]![at[i]!] === least) at[i]!++
    yield least
  }
}
