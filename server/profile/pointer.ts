// JSON Pointers of conditions: `*` stands for every item or key, and a packet may cite only a part of the file.

/** A part of a file as the packet cites it: where it stands in the file, and what it says. */
export type Excerpt = { readonly pointer: string; readonly value: unknown }

/**
 * What stands at `at` in the excerpt. `at` counts from the file's root; where the excerpt is no part of that way, from its own.
 * `counts` is asked of every item that the last `*` stands for.
 */
export function valuesAt(
  at: string | undefined,
  { pointer, value }: Excerpt,
  counts: (item: unknown) => boolean = () => true,
): readonly unknown[] {
  if (at === undefined) return [value]
  const way = segments(at)
  const cited = segments(pointer)
  const leadsThere = cited.length <= way.length && cited.every((key, i) => way[i] === '*' || way[i] === key)
  const rest = leadsThere ? way.slice(cited.length) : way
  const toItem = rest.lastIndexOf('*') + 1
  return follow(rest.slice(0, toItem), value)
    .filter(counts)
    .flatMap(item => follow(rest.slice(toItem), item))
}

const segments = (pointer: string) =>
  pointer
    .split('/')
    .slice(1)
    .map(key => key.replaceAll('~1', '/').replaceAll('~0', '~'))

function follow(way: readonly string[], root: unknown): readonly unknown[] {
  let found: readonly unknown[] = [root]
  for (const key of way) found = found.flatMap(value => step(key, value)).slice(0, 10_000)
  return found
}

function step(key: string, value: unknown): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return []
  if (key === '*') return Object.values(value)
  return Object.hasOwn(value, key) ? [(value as Readonly<Record<string, unknown>>)[key]] : []
}
