// From offsets to lines and columns. Reports are the only place where lines are counted.
import type { Place } from './lint-report.ts'

/** Finds places in one text. The line table is made on the first question: a page without findings never pays for it. */
export function placesIn(text: string) {
  let starts: readonly number[] | undefined
  const lineOf = (offset: number) => {
    starts ??= lineStarts(text)
    let [low, high] = [0, starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }
  return {
    place(offset: number): Place {
      const line = lineOf(offset)
      return { line: line + 1, column: offset - starts![line]! + 1 }
    },
    /** A line by its number, without its end and without a byte-order mark. */
    line(number: number): string {
      starts ??= lineStarts(text)
      const start = starts[number - 1] ?? text.length
      const end = starts[number] ?? text.length
      return text.slice(start, end).replace(/\r?\n$|\r$/, '')
    },
  }
}

/** A line ends with LF, CRLF or a CR of its own, as Markdown has it. */
function lineStarts(text: string): readonly number[] {
  const starts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  if (!/\r(?!\n)/.test(text)) return starts
  for (let at = text.indexOf('\r'); at >= 0; at = text.indexOf('\r', at + 1)) {
    if (text[at + 1] !== '\n') starts.push(at + 1)
  }
  return starts.sort((a, b) => a - b)
}
