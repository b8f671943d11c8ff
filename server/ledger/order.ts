// The one order in which a set of events is read: parents before children, and what is as far from the beginning by the
// event's name. How far that is, is counted here; what an event says of itself is only compared.
import type { Written } from './contents.ts'

export type Ordered = { readonly written: Written; readonly lamport: number }

export function inOrder(events: ReadonlyMap<string, Written>): readonly Ordered[] {
  const waitingFor = new Map<string, number>()
  const children = new Map<string, Written[]>()
  const free: Ordered[] = []
  for (const written of events.values()) {
    const known = written.event.parents.filter(parent => events.has(parent))
    waitingFor.set(written.id, known.length)
    if (known.length === 0) free.push({ written, lamport: 1 })
    for (const parent of known) {
      const siblings = children.get(parent)
      if (siblings) siblings.push(written)
      else children.set(parent, [written])
    }
  }
  // A child is free when its last parent is; that parent need not be its farthest, so the greatest is remembered.
  const farthest = new Map<string, number>()
  for (const { written, lamport } of free)
    for (const child of children.get(written.id) ?? []) {
      farthest.set(child.id, Math.max(farthest.get(child.id) ?? 0, lamport))
      const left = waitingFor.get(child.id)! - 1
      waitingFor.set(child.id, left)
      if (left === 0) free.push({ written: child, lamport: farthest.get(child.id)! + 1 })
    }
  return free.sort(compare)
}

export const compare = (a: Ordered, b: Ordered): number =>
  a.lamport - b.lamport || (a.written.id < b.written.id ? -1 : a.written.id > b.written.id ? 1 : 0)
