// Where the lines of a text begin. An edit moves what it moves and reads only what it touched.
import type { Chars } from '../packet/source.ts'

const [lf, cr] = [10, 13]

/** A line ends with LF, CRLF or a CR of its own, as the protocol has it. */
export class Lines {
  #starts: number[]

  constructor(text: string) {
    this.#starts = [0]
    for (let at = text.search(/[\r\n]/); at >= 0 && at < text.length; at++) {
      const code = text.charCodeAt(at)
      if (code === lf || (code === cr && text.charCodeAt(at + 1) !== lf)) this.#starts.push(at + 1)
    }
  }

  get count(): number {
    return this.#starts.length
  }

  start(line: number): number {
    return this.#starts[line]!
  }

  /** The line of an offset. */
  of(offset: number): number {
    let [low, high] = [0, this.#starts.length - 1]
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if (this.#starts[middle]! <= offset) low = middle
      else high = middle - 1
    }
    return low
  }

  /** The offset behind a line's last character, before what ends it. */
  end(line: number, text: Chars): number {
    const next = this.#starts[line + 1]
    if (next === undefined) return text.length
    return text.charCodeAt(next - 1) === lf && text.charCodeAt(next - 2) === cr && next - 2 >= this.#starts[line]!
      ? next - 2
      : next - 1
  }

  /** `start`…`end` gave way to `size` characters; `text` is how it reads now. */
  replaced(start: number, end: number, size: number, text: Chars): void {
    const starts = this.#starts
    // Whether a line begins at a place depends on the characters on both sides of it, so both ends are read again.
    const first = Math.max(1, starts[this.of(start)] === start ? this.of(start) : this.of(start) + 1)
    const rest = this.of(end) + 1
    const fresh: number[] = []
    for (let at = Math.max(1, start); at <= start + size && at <= text.length; at++) {
      const before = text.charCodeAt(at - 1)
      if (before === lf || (before === cr && text.charCodeAt(at) !== lf)) fresh.push(at)
    }
    const delta = size - (end - start)
    if (delta !== 0) for (let index = rest; index < starts.length; index++) starts[index]! += delta
    if (fresh.length === rest - first) for (const [index, at] of fresh.entries()) starts[first + index] = at
    else this.#starts = [...starts.slice(0, first), ...fresh, ...starts.slice(Math.max(first, rest))]
  }
}
