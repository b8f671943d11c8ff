// Circles in a graph: each once, as the shortest way from its first node back to it. Linear, and without recursion:
// a chain of ten thousand statements is no reason to run out of stack.

type Graph = ReadonlyMap<string, readonly string[]>

/** One circle for each group of nodes that lead to one another, in the order in which the graph names them. */
export function circles(graph: Graph): readonly (readonly string[])[] {
  const groups = groupsOf(graph)
  const done = new Set<number>()
  const found: (readonly string[])[] = []
  for (const [node, next] of graph) {
    const group = groups.get(node)!
    if (done.has(group.number) || (group.size === 1 && !next.includes(node))) continue
    done.add(group.number)
    found.push(wayBack(node, graph, groups))
  }
  return found
}

type Group = { readonly number: number; size: number }

/** Nodes that lead to one another share a group (Tarjan). */
function groupsOf(graph: Graph): ReadonlyMap<string, Group> {
  const order = new Map<string, number>()
  const low = new Map<string, number>()
  const groups = new Map<string, Group>()
  const open: string[] = []
  for (const root of graph.keys()) {
    if (order.has(root)) continue
    const path: { readonly node: string; at: number }[] = [enter(root)]
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const next = graph.get(step.node)?.[step.at++]
      if (next !== undefined) {
        if (!order.has(next)) path.push(enter(next))
        else if (!groups.has(next)) lower(step.node, order.get(next)!)
        continue
      }
      path.pop()
      if (low.get(step.node) === order.get(step.node)) close(step.node)
      const before = path.at(-1)
      if (before) lower(before.node, low.get(step.node)!)
    }
  }
  return groups

  function enter(node: string) {
    order.set(node, order.size)
    low.set(node, order.get(node)!)
    open.push(node)
    return { node, at: 0 }
  }
  function lower(node: string, to: number) {
    if (to < low.get(node)!) low.set(node, to)
  }
  function close(first: string) {
    const group: Group = { number: order.get(first)!, size: 0 }
    let node: string
    do {
      node = open.pop()!
      groups.set(node, group)
      group.size++
    } while (node !== first)
  }
}

function wayBack(first: string, graph: Graph, groups: ReadonlyMap<string, Group>): readonly string[] {
  const group = groups.get(first)
  const cameFrom = new Map<string, string>()
  for (let now = [first]; now.length > 0; ) {
    const later: string[] = []
    for (const node of now) {
      for (const next of graph.get(node) ?? []) {
        if (next === first) return trace(node)
        if (groups.get(next) !== group || cameFrom.has(next)) continue
        cameFrom.set(next, node)
        later.push(next)
      }
    }
    now = later
  }
  return [first]

  function trace(last: string) {
    const way = [last]
    for (let node = last; node !== first; ) way.push((node = cameFrom.get(node)!))
    return way.reverse()
  }
}
