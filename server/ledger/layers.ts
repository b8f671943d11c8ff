// A map that is cheap to copy: copies share what was there and keep what is theirs apart. A ledger of ten thousand events
// gets one more without anything being written twice, and whoever holds the ledger before that sees nothing of it.

/** How much a copy may keep apart before it becomes part of what is shared. */
const most = 256

export class Layers<K, V> implements ReadonlyMap<K, V> {
  #shared: ReadonlyMap<K, V> = new Map()
  #own: Map<K, V> = new Map()
  /** How many keys of `#own` are not in `#shared`. */
  #added = 0

  copy(): Layers<K, V> {
    if (this.#own.size > most) {
      this.#shared = this.#shared.size === 0 ? this.#own : new Map(this)
      this.#own = new Map()
      this.#added = 0
    }
    const copy = new Layers<K, V>()
    copy.#shared = this.#shared
    copy.#own = new Map(this.#own)
    copy.#added = this.#added
    return copy
  }

  get size(): number {
    return this.#shared.size + this.#added
  }

  get(key: K): V | undefined {
    const own = this.#own.get(key)
    return own !== undefined || this.#shared.size === 0 || this.#own.has(key) ? own : this.#shared.get(key)
  }

  has(key: K): boolean {
    return this.#own.has(key) || (this.#shared.size > 0 && this.#shared.has(key))
  }

  set(key: K, value: V): this {
    if (!this.has(key)) this.#added++
    this.#own.set(key, value)
    return this
  }

  /** Keys stay where they first came in, whatever value they have now. */
  *entries(): MapIterator<[K, V]> {
    for (const [key, value] of this.#shared) yield [key, this.#own.has(key) ? this.#own.get(key)! : value]
    for (const [key, value] of this.#own) if (!this.#shared.has(key)) yield [key, value]
  }

  *keys(): MapIterator<K> {
    for (const [key] of this.entries()) yield key
  }

  *values(): MapIterator<V> {
    for (const [, value] of this.entries()) yield value
  }

  [Symbol.iterator](): MapIterator<[K, V]> {
    return this.entries()
  }

  forEach(visit: (value: V, key: K, map: ReadonlyMap<K, V>) => void): void {
    for (const [key, value] of this.entries()) visit(value, key, this)
  }
}
