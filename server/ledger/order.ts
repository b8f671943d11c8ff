// The one order in which a set of events is read: what an event knew before the event, and what is as far from the
// beginning by name. How far that is, is counted here; what an event says of itself is only compared.
import type { Written } from './contents.ts'

export type Ordered = { readonly written: Written; readonly lamport: number }

/** What an event comes after. One of which everything was lost comes after the opening at least, like all others. */
export function edgesOf(
  written: Written,
  isThere: (id: string) => boolean,
  openings: readonly string[],
): readonly string[] {
  const there = written.named.filter(isThere)
  const cutOff = there.length === 0 && written.event.parents.length > 0 && written.event.type !== 'packet-opened'
  return cutOff ? openings : there
}

export function inOrder(events: ReadonlyMap<string, Written>): readonly Ordered[] {
  const openings = [...events.values()].filter(({ event }) => event.type === 'packet-opened').map(({ id }) => id)
  const waitingFor = new Map<string, number>()
  const children = new Map<string, Written[]>()
  const free: Ordered[] = []
  for (const written of events.values()) {
    const edges = edgesOf(written, id => events.has(id), openings)
    waitingFor.set(written.id, edges.length)
    if (edges.length === 0) free.push({ written, lamport: 1 })
    for (const edge of edges) {
      const siblings = children.get(edge)
      if (siblings) siblings.push(written)
      else children.set(edge, [written])
    }
  }
  // A child is free when the last of its edges is; that one need not be the farthest, so the greatest is remembered.
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
