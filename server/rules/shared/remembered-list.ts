// The same as `remembered` for several values together, in their order: the same statements give the same answer.
import { remembered } from './remembered.ts'

type Node<K extends WeakKey, V> = { readonly next: (key: K) => Node<K, V>; readonly value: () => V }

export function rememberedList<K extends WeakKey, V>(compute: (keys: readonly K[]) => V): (keys: readonly K[]) => V {
  const node = (keys: readonly K[]): Node<K, V> => {
    let made: { readonly value: V } | undefined
    return {
      next: remembered(key => node([...keys, key])),
      value: () => (made ??= { value: compute(keys) }).value,
    }
  }
  const root = node([])
  return keys => keys.reduce((at, key) => at.next(key), root).value()
}
