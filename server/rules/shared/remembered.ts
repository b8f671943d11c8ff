// Keeps what a pure function gave, for as long as what it was given lives. Nobody can tell the difference but the clock:
// a keystroke leaves nearly every statement and source the same object as before.

export function remembered<K extends WeakKey, V>(compute: (key: K) => V): (key: K) => V {
  const known = new WeakMap<K, { readonly value: V }>()
  return key => {
    let entry = known.get(key)
    if (!entry) known.set(key, (entry = { value: compute(key) }))
    return entry.value
  }
}

/** The same for a function that looks at more: what it gave last stands while all that it looks at is the same. */
export function whileSame<K extends WeakKey, W, V>(
  looksAt: (key: K, world: W) => readonly unknown[],
  compute: (key: K, world: W) => V,
): (key: K, world: W) => V {
  const known = new WeakMap<K, { readonly looks: readonly unknown[]; readonly value: V }>()
  return (key, world) => {
    const looks = looksAt(key, world)
    const last = known.get(key)
    if (last && last.looks.length === looks.length && looks.every((look, i) => look === last.looks[i]))
      return last.value
    const value = compute(key, world)
    known.set(key, { looks, value })
    return value
  }
}
