// How a profile changes the one that it extends. It works on what was written, before any default is filled in:
// a default must never win over what the parent says.

import { nameKeys } from '../../schemas/patch.ts'

type Raw = Readonly<Record<string, unknown>>

/** Lists that add up: a team's words, warnings and secrets come on top of its parent's. Every other list replaces. */
const growing = new Set([
  'aliases',
  'charter',
  'restricted_roles',
  'outside_audiences',
  'never_carried',
  'overstated',
  'approval',
  'admission',
  'allow',
])

/** `null` takes away what the parent has under that key, `remove: true` the entry of a list. */
export function merge(parent: Raw, child: Raw): Raw {
  const merged = new Map(Object.entries(parent))
  for (const [key, value] of Object.entries(child)) {
    if (value === undefined) continue
    if (value === null) merged.delete(key)
    else merged.set(key, mergeValue(key, merged.get(key), value))
  }
  return Object.fromEntries(merged)
}

function mergeValue(key: string, parent: unknown, child: unknown): unknown {
  if (Array.isArray(child)) {
    const before: readonly unknown[] = Array.isArray(parent) ? parent : []
    const by = nameKeys[key]
    if (by && child.every(isRaw)) return mergeNamed(by, before, child)
    return growing.has(key) ? addUp(before, child) : child
  }
  return isRaw(child) ? merge(isRaw(parent) ? parent : {}, child) : child
}

/** A new entry stands behind its neighbour in the child's list, or before the one that follows: a team can say where it belongs. */
function mergeNamed(by: string, parent: readonly unknown[], child: readonly unknown[]): readonly unknown[] {
  const entries = new Map(parent.map(entry => [nameOf(entry, by), entry]))
  const order = [...entries.keys()]
  const names = child.map(entry => nameOf(entry, by))
  for (const [i, name] of names.entries()) {
    const entry = child[i]
    entries.set(name, isRaw(entry) && entry.remove === true ? undefined : mergeValue('', entries.get(name), entry))
    if (order.includes(name)) continue
    const before = i > 0 ? order.indexOf(names[i - 1]!) + 1 : 0
    const following = names.slice(i + 1).find(later => order.includes(later))
    order.splice(before || (following === undefined ? order.length : order.indexOf(following)), 0, name)
  }
  return order.map(name => entries.get(name)).filter(entry => entry !== undefined)
}

const nameOf = (entry: unknown, by: string) => (isRaw(entry) ? String(entry[by] ?? '').toLowerCase() : '')

function addUp(parent: readonly unknown[], child: readonly unknown[]): readonly unknown[] {
  const seen = new Set<string>()
  return [...parent, ...child].filter(entry => {
    const text = JSON.stringify(entry)
    return !seen.has(text) && seen.add(text)
  })
}

export const isRaw = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
