// Findings that a person reads as one: several at one place, and those that follow from what stands there. Programs get
// each by itself.
import { troubles } from '../rules/shared/trouble.ts'
import { type Listed, weight } from './lint-report.ts'

export type Told = {
  /** All of them at one place, the worst first. One that points elsewhere is alone. */
  readonly at: readonly [Listed, ...Listed[]]
  /** What is well again once the place is. */
  readonly follows: readonly Listed[]
}

/** In the order of the page. What follows from no finding on a source is told where it stands. */
export function toldTogether(findings: readonly Listed[]): readonly Told[] {
  const following = behindCauses(findings)
  const isTold = new Set([...following.values()].flat())
  const groups: [Listed, ...Listed[]][] = []
  for (const finding of findings) {
    if (isTold.has(finding)) continue
    const last = groups.at(-1)
    if (last && isBeside(last[0], finding)) last.push(finding)
    else groups.push([finding])
  }
  return groups.map(group => ({
    at: group.sort((a, b) => weight[a.severity] - weight[b.severity]),
    follows: group.flatMap(one => following.get(one) ?? []),
  }))
}

/** Suspect claims, by the first finding on the source with which their trouble begins. */
function behindCauses(findings: readonly Listed[]): ReadonlyMap<Listed, readonly Listed[]> {
  const causes = new Map<number, Listed>()
  for (const one of findings) if (troubles.has(one.rule) && !causes.has(one.start.line)) causes.set(one.start.line, one)
  const behind = new Map<Listed, Listed[]>()
  for (const one of findings) {
    const [begins] = one.related
    const cause = one.rule === 'suspect-claim' && begins ? causes.get(begins.start.line) : undefined
    if (cause) behind.set(cause, [...(behind.get(cause) ?? []), one])
  }
  return behind
}

const isBeside = (one: Listed, other: Listed) =>
  one.related.length + other.related.length === 0 &&
  one.start.line === other.start.line &&
  one.start.column === other.start.column &&
  one.end.line === other.end.line &&
  one.end.column === other.end.column
