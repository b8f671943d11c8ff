// A list of things by the letters that they can begin with, and the words of a text, at which one asks for them.

type Branch<T> = {
  readonly next: Map<number, Branch<T>>
  readonly own: T[]
  /** What is here and on the way here, the longest beginnings first. Made when somebody comes by. */
  all: readonly T[] | undefined
}

const branch = <T>(): Branch<T> => ({ next: new Map(), own: [], all: undefined })

export class ByBeginning<T> {
  readonly #root: Branch<T> = branch()
  #any = false

  get isEmpty(): boolean {
    return !this.#any
  }

  /** All of them before anybody asks. */
  add(beginning: string, thing: T): void {
    let here = this.#root
    for (let at = 0; at < beginning.length; at++) {
      const code = beginning.charCodeAt(at)
      let next = here.next.get(code)
      if (!next) here.next.set(code, (next = branch()))
      here = next
    }
    here.own.push(thing)
    this.#any = true
  }

  /** Whatever can begin at this place. */
  at(text: string, from: number): readonly T[] {
    let here = this.#root
    let all = (here.all ??= here.own)
    for (let at = from; at < text.length; at++) {
      const next = here.next.get(text.charCodeAt(at))
      if (!next) return all
      all = next.all ??= next.own.length > 0 ? [...new Set([...next.own, ...all])] : all
      here = next
    }
    return all
  }
}

const letter = 1
const sign = 2
const kinds = new Uint8Array(128)
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_') kinds[char.charCodeAt(0)] = letter
for (const char of '$%') kinds[char.charCodeAt(0)] = sign

/** Where the next word begins, or a sign of money or a percentage; the end of the text if there is none. */
export function nextWord(text: string, from: number): number {
  let isInside = from > 0 && isInWord(text.charCodeAt(from - 1))
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at)
    const kind = code < 128 ? kinds[code] : code === 0x20ac || code === 0xa3 ? sign : 0
    if (kind && !isInside) return at
    isInside = isInWord(code)
  }
  return text.length
}

const isInWord = (code: number) => code === 45 || (code < 128 && kinds[code] === letter)
