// Where a value of `countersign.yaml` stands in its text.
import { type Document, isAlias, isMap, isNode, isPair, isScalar, isSeq, type Node, type Pair } from 'yaml'
import { nameKeys } from '../../schemas/patch.ts'
import { isRaw } from './merge.ts'

export type Place = { readonly start: number; readonly end: number }

/** A step into a list may be the name of an entry instead of its number. */
export type Step = PropertyKey | { readonly by: string; readonly name: string }

/** `of` the value itself or the key that it stands under. A path that ends nowhere is at the last key on the way. */
export function placeOf(document: Document, path: readonly Step[], of: 'value' | 'key' = 'value'): Place {
  let node: unknown = document.contents
  let place: Place = { start: 0, end: 0 }
  for (const [depth, step] of path.entries()) {
    const into = isAlias(node) ? node.resolve(document) : node
    const found = next(into, step)
    if (found === undefined) return place
    const key = isPair(found) ? rangeOf(found.key) : rangeOf(found)
    const last = depth === path.length - 1
    place = (last && of === 'value' ? rangeOf(isPair(found) ? found.value : found) : key) ?? key ?? place
    node = isPair(found) ? found.value : found
  }
  return place
}

function next(node: unknown, step: Step): Pair | Node | undefined {
  if (isMap(node)) return node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step))
  if (!isSeq(node)) return undefined
  const item =
    typeof step === 'object'
      ? node.items.find(entry => isMap(entry) && String(entry.get(step.by)).toLowerCase() === step.name.toLowerCase())
      : node.items[Number(step)]
  return isNode(item) ? item : undefined
}

const rangeOf = (node: unknown): Place | undefined =>
  isNode(node) && node.range ? { start: node.range[0], end: node.range[1] } : undefined

/** The way into a merged profile, by the names of its entries: so it can be followed in the part that a team wrote. */
export function byName(path: readonly PropertyKey[], merged: unknown): readonly Step[] {
  let value = merged
  let key: PropertyKey = ''
  return path.map(step => {
    const by = typeof step === 'number' ? nameKeys[String(key)] : undefined
    value = Array.isArray(value) ? value[Number(step)] : isRaw(value) ? value[String(step)] : undefined
    key = step
    return by && isRaw(value) && typeof value[by] === 'string' ? { by, name: value[by] } : step
  })
}
