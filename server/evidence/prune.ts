// A value with only what stands at some places in it, each in its own place.
import { isList, isMap, type Json } from './json.ts'

/** `*` in a pointer stands for every item or key. What is not there is left out. */
export function pruned(value: Json, pointers: readonly string[]): Json {
  const ways = pointers.map(pointer =>
    pointer
      .split('/')
      .slice(1)
      .map(token => token.replaceAll('~1', '/').replaceAll('~0', '~')),
  )
  return along(value, ways) ?? null
}

type Way = readonly string[]

function along(value: Json, ways: readonly Way[]): Json | undefined {
  if (ways.some(way => way.length === 0)) return value
  const further = (key: string) => ways.filter(([first]) => first === key || first === '*').map(way => way.slice(1))
  if (isList(value)) {
    const items = value.map((item, index) => entry(item, further(String(index))))
    const kept = items.filter(item => item !== undefined)
    return kept.length > 0 || value.length === 0 ? kept : undefined
  }
  if (!isMap(value)) return undefined
  const kept = new Map<string, Json>()
  for (const [key, item] of value) {
    const left = entry(item, further(key))
    if (left !== undefined) kept.set(key, left)
  }
  return kept.size > 0 ? kept : undefined
}

const entry = (item: Json, ways: readonly Way[]) => (ways.length === 0 ? undefined : along(item, ways))
