// The characters of a paragraph, heading or cell, and where on the page each of them stands.
import { beforeSpaces, type Lines, type Page, pastSpaces } from './page.ts'

export type Run = {
  readonly chars: string
  readonly from: number
  readonly to: number
  /** Where a character stands. */
  at(index: number): number
}

const same = (index: number) => index

/** A stretch of one line. */
export const runOf = (chars: string, from: number, to: number): Run => ({ chars, from, to, at: same })

/** Lines of one paragraph; `undefined` if one of them ends with a hard break. */
export function runOfLines({ text }: Page, { starts, ends }: Lines, first: number, last: number): Run | undefined {
  const from = pastSpaces(text, starts[first]!, ends[first]!)
  const to = beforeSpaces(text, starts[last]!, ends[last]!)
  let plain = true
  for (let line = first; line < last; line++) {
    const end = ends[line]!
    const spaces = end - beforeSpaces(text, starts[line]!, end)
    if (spaces > 1) return undefined
    const next = starts[line + 1]!
    if (spaces || next !== end + 1 || text.charCodeAt(next) === 32) plain = false
  }
  return plain ? runOf(text, from, to) : joined(text, { starts, ends }, first, last)
}

/** Lines that marks, indentation or spaces keep apart, put together. */
function joined(text: string, { starts, ends }: Lines, first: number, last: number): Run {
  const begins: number[] = []
  const places: number[] = []
  let chars = ''
  for (let line = first; line <= last; line++) {
    const at = pastSpaces(text, starts[line]!, ends[line]!)
    begins.push(chars.length)
    places.push(at)
    chars += text.slice(at, beforeSpaces(text, at, ends[line]!))
    if (line < last) chars += '\n'
  }
  const at = (index: number) => {
    let low = 0
    let high = begins.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (begins[middle]! <= index) low = middle
      else high = middle - 1
    }
    return chars.charCodeAt(index) === 10 ? ends[first + low]! : places[low]! + index - begins[low]!
  }
  return { chars, from: 0, to: chars.length, at }
}
