// What an earlier check found, block by block, and what each look depended on. It belongs to the latest check of a page: an
// edit takes it over and changes only what the edit touched, so that a keystroke costs what it changes and not what is there.
import type { Block, Statement } from '../../schemas/packet.ts'
import { Looking, type Looks } from './looking.ts'
import type { Finding, Near, Rule, World } from './rule.ts'

export type Found = { readonly rule: Rule; readonly finding: Finding }
type Asked = { readonly found: readonly Found[]; readonly looks: Looks }

/** One rule on each block or each statement, asked where something that it looked at has changed. */
export class Memory<Key extends Block | Statement> {
  readonly #asked = new Map<Key, Asked>()
  /** Only those that found something: a page has many blocks and few findings. */
  readonly #found = new Map<Key, readonly Found[]>()
  readonly #watching = new Map<string, Set<Key>>()
  readonly #ask: (key: Key, near: Near) => readonly Found[]

  constructor(ask: (key: Key, near: Near) => readonly Found[]) {
    this.#ask = ask
  }

  /** What is new in the world is asked, what went away is forgotten. */
  update(removed: Iterable<Key>, added: Iterable<Key>, changed: Iterable<string>, world: World): void {
    for (const key of removed) this.#forget(key)
    const again = new Set<Key>()
    for (const look of changed) for (const key of this.#watching.get(look) ?? []) again.add(key)
    for (const key of again) this.#forget(key)
    const near = new Looking(world)
    for (const key of again) this.#keep(key, near)
    for (const key of added) this.#keep(key, near)
  }

  each(take: (found: Found) => void): void {
    for (const found of this.#found.values()) found.forEach(take)
  }

  #keep(key: Key, near: Looking): void {
    if (this.#asked.has(key)) return
    const found = this.#ask(key, near)
    const looks = near.taken()
    if (looks.size > 0) this.#asked.set(key, { found, looks })
    if (found.length > 0) this.#found.set(key, found)
    for (const look of looks) {
      const watchers = this.#watching.get(look)
      if (watchers) watchers.add(key)
      else this.#watching.set(look, new Set([key]))
    }
  }

  #forget(key: Key): void {
    for (const look of this.#asked.get(key)?.looks ?? []) this.#watching.get(look)?.delete(key)
    this.#asked.delete(key)
    this.#found.delete(key)
  }
}

/** One rule on every block of a page, once for each of the things that it takes from the whole page. */
export class Sweep {
  readonly #found = new Map<object, Map<Block, readonly Found[]>>()

  update(
    removed: readonly Block[],
    added: readonly Block[],
    things: readonly object[],
    { packet }: World,
    look: (block: Block, thing: object) => readonly Found[],
  ): void {
    const still = new Set(things)
    for (const thing of this.#found.keys()) if (!still.has(thing)) this.#found.delete(thing)
    for (const thing of still) {
      let mine = this.#found.get(thing)
      const blocks = mine ? added : packet.blocks.map(({ block }) => block)
      if (!mine) this.#found.set(thing, (mine = new Map()))
      for (const block of removed) mine.delete(block)
      for (const block of blocks) {
        const found = look(block, thing)
        if (found.length > 0) mine.set(block, found)
      }
    }
  }

  each(take: (found: Found) => void): void {
    for (const blocks of this.#found.values()) for (const found of blocks.values()) found.forEach(take)
  }
}
