// A unified diff of two texts, as `git apply` takes it. Shortest edit by Myers' greedy walk, given up where it gets too long.

/** Nothing if they are the same. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const [a, b] = [lines(before), lines(after)]
  const hunks = group(script(a, b)).map(hunk => render(hunk, a, b))
  return `--- a/${path}\n+++ b/${path}\n${hunks.join('')}`
}

/** With their ends, so that a changed line end is a changed line. */
const lines = (text: string): readonly string[] => text.match(/[^\n]*\n|[^\n]+$/g) ?? []

/** `size` lines of the one side from `from` give way to those of the other from `to`. */
type Change = { readonly from: number; readonly fromSize: number; readonly to: number; readonly toSize: number }

function script(a: readonly string[], b: readonly string[]): readonly Change[] {
  let [head, tail] = [0, 0]
  const least = Math.min(a.length, b.length)
  while (head < least && a[head] === b[head]) head++
  while (tail < least - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++
  const [x, y] = [a.slice(head, a.length - tail), b.slice(head, b.length - tail)]
  const whole = { from: head, fromSize: x.length, to: head, toSize: y.length }
  const changes = walk(x, y)?.map(one => ({ ...one, from: one.from + head, to: one.to + head }))
  return changes ?? [whole]
}

const mostEdits = 2000

/** Furthest points on each diagonal, one edit after another; then the way back along them. */
function walk(a: readonly string[], b: readonly string[]): readonly Change[] | undefined {
  const trail: Map<number, number>[] = []
  let furthest = new Map([[1, 0]])
  for (let edits = 0; edits <= Math.min(a.length + b.length, mostEdits); edits++) {
    const next = new Map<number, number>()
    trail.push(next)
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const [down, right] = [furthest.get(diagonal + 1) ?? -1, (furthest.get(diagonal - 1) ?? -2) + 1]
      let x = diagonal === -edits || (diagonal !== edits && down > right - 1) ? down : right
      while (x < a.length && x - diagonal < b.length && a[x] === b[x - diagonal]) x++
      next.set(diagonal, x)
      if (x >= a.length && x - diagonal >= b.length) return wayBack(trail, a.length, b.length)
    }
    furthest = next
  }
  return undefined
}

function wayBack(trail: readonly ReadonlyMap<number, number>[], endX: number, endY: number): readonly Change[] {
  const found: Change[] = []
  let [x, y] = [endX, endY]
  for (let edits = trail.length - 1; edits > 0; edits--) {
    const before = trail[edits - 1]!
    const diagonal = x - y
    const [down, right] = [before.get(diagonal + 1) ?? -1, before.get(diagonal - 1) ?? -2]
    const isInsertion = diagonal === -edits || (diagonal !== edits && down > right)
    const fromX = isInsertion ? down : right
    const fromY = fromX - (isInsertion ? diagonal + 1 : diagonal - 1)
    found.push(
      isInsertion
        ? { from: fromX, fromSize: 0, to: fromY, toSize: 1 }
        : { from: fromX, fromSize: 1, to: fromY, toSize: 0 },
    )
    ;[x, y] = [fromX, fromY]
  }
  return joined(found.reverse())
}

function joined(changes: readonly Change[]): readonly Change[] {
  const out: Change[] = []
  for (const one of changes) {
    const last = out.at(-1)
    if (last && last.from + last.fromSize === one.from && last.to + last.toSize === one.to)
      out[out.length - 1] = { ...last, fromSize: last.fromSize + one.fromSize, toSize: last.toSize + one.toSize }
    else out.push(one)
  }
  return out
}

const around = 3

/** Changes whose surroundings touch stand in one hunk. */
function group(changes: readonly Change[]): readonly (readonly Change[])[] {
  const out: Change[][] = []
  for (const one of changes) {
    const last = out.at(-1)?.at(-1)
    if (last && one.from - (last.from + last.fromSize) <= 2 * around) out.at(-1)!.push(one)
    else out.push([one])
  }
  return out
}

function render(hunk: readonly Change[], a: readonly string[], b: readonly string[]): string {
  const [first, last] = [hunk[0]!, hunk.at(-1)!]
  const lead = Math.min(around, first.from)
  const trail = Math.min(around, a.length - (last.from + last.fromSize))
  const out: string[] = a.slice(first.from - lead, first.from).map(line => ` ${line}`)
  for (const [index, { from, fromSize, to, toSize }] of hunk.entries()) {
    out.push(...a.slice(from, from + fromSize).map(line => `-${line}`))
    out.push(...b.slice(to, to + toSize).map(line => `+${line}`))
    const end = from + fromSize
    out.push(...a.slice(end, hunk[index + 1]?.from ?? end + trail).map(line => ` ${line}`))
  }
  const size = (side: 'from' | 'to') => last[side] + last[`${side}Size`] - first[side] + lead + trail
  const range = (side: 'from' | 'to') => `${first[side] - lead + (size(side) > 0 ? 1 : 0)},${size(side)}`
  return `@@ -${range('from')} +${range('to')} @@\n${out.map(ended).join('')}`
}

const ended = (line: string) => (line.endsWith('\n') ? line : `${line}\n\\ No newline at end of file\n`)
