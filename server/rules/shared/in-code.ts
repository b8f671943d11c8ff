// Whether words stand in inline code: what is shown there is shown, and not said.
import type { Block, Span } from '../../../schemas/packet.ts'
import { remembered } from './remembered.ts'

export function isInCode({ block, start }: Span): boolean {
  const codes = codesOf(block)
  let [low, high] = [0, codes.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (codes[middle]!.end < start) low = middle + 1
    else high = middle
  }
  return low < codes.length && codes[low]!.start <= start
}

type Code = { readonly start: number; readonly end: number }

/** From a run of backticks to the next one of the same length in the same paragraph. */
const codesOf = remembered(({ text }: Block): readonly Code[] => {
  const codes: Code[] = []
  for (const paragraph of text.matchAll(/(?:[^\n]+\n?)+/g)) {
    const runs = [...paragraph[0].matchAll(/(?<!\\)`+/g)]
    const last = new Map(runs.map(({ 0: run }, index) => [run.length, index]))
    for (let open = 0; open < runs.length; open++) {
      const run = runs[open]!
      if (last.get(run[0].length) === open) continue
      let close = open + 1
      while (runs[close]![0].length !== run[0].length) close++
      codes.push({ start: paragraph.index + run.index, end: paragraph.index + runs[close]!.index })
      open = close
    }
  }
  return codes
})
