// What an earlier check found, block by block, and what each look depended on. It belongs to the latest check of a page: an
// edit takes it over and changes only what the edit touched, so that a keystroke costs what it changes and not what is there.
import type { Block, Statement } from '../../schemas/packet.ts'
import { Looking, type Looks } from './looking.ts'
import type { Finding, Near, Rule, World } from './rule.ts'
import type { Reported } from './run.ts'

export type Found = {
  readonly rule: Rule
  readonly finding: Finding
  /** As it was reported last: most findings stand where they did. */
  reported?: Reported
}
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

/** What a block says of each of some things; nothing if it says nothing of any. */
type Look = (block: Block, things: readonly object[]) => Map<object, readonly Found[]> | undefined

/**
 * One rule on every block of a page, for the things that it takes from the whole page. Of very many things that a block
 * says, a rule tells only the first: such a block is asked about all of them whenever one comes or goes.
 */
export class Sweep {
  #things: readonly object[] = []
  /** Only those that found something. */
  readonly #found = new Map<Block, Map<object, readonly Found[]>>()
  readonly #look: Look
  readonly #most: number

  constructor(look: Look, most: number) {
    this.#look = look
    this.#most = most
  }

  update(removed: readonly Block[], added: readonly Block[], things: readonly object[], { packet }: World): void {
    for (const block of removed) this.#found.delete(block)
    if (things !== this.#things) this.#turnTo(things, packet, new Set(added))
    for (const block of added) this.#ask(block, things)
  }

  each(take: (found: Found) => void): void {
    for (const things of this.#found.values()) for (const found of things.values()) found.forEach(take)
  }

  #turnTo(things: readonly object[], { blocks }: World['packet'], added: ReadonlySet<Block>): void {
    const [before, now] = [new Set(this.#things), new Set(things)]
    const gone = this.#things.filter(thing => !now.has(thing))
    const fresh = things.filter(thing => !before.has(thing))
    this.#things = things
    for (const [block, found] of this.#found)
      if (found.size >= this.#most) this.#ask(block, things)
      else for (const thing of gone) found.delete(thing)
    if (fresh.length > 0) for (const { block } of blocks) if (!added.has(block)) this.#askMore(block, fresh, things)
  }

  #ask(block: Block, things: readonly object[]): void {
    const found = this.#look(block, things)
    if (found) this.#found.set(block, found)
    else this.#found.delete(block)
  }

  #askMore(block: Block, fresh: readonly object[], things: readonly object[]): void {
    const found = this.#look(block, fresh)
    if (!found) return
    const all = new Map([...(this.#found.get(block) ?? []), ...found])
    if (all.size < this.#most) this.#found.set(block, all)
    else this.#ask(block, things)
  }
}
