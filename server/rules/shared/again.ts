// A rule that is asked again mostly finds again what it found before: those findings stay the objects that they were, and
// whatever somebody made of them holds.
import type { Span } from '../../../schemas/packet.ts'
import type { Found } from '../memory.ts'
import type { Finding } from '../rule.ts'

const none: readonly never[] = []

export function keptFrom(before: readonly Found[] = none, now: readonly Found[]): readonly Found[] {
  const moved = before.length - now.length
  return now.map((one, index) => held(before[index], one) ?? held(before[index + moved], one) ?? one)
}

const held = (last: Found | undefined, { finding }: Found): Found | undefined =>
  last && same(last.finding, finding) ? last : undefined

const same = (a: Finding, b: Finding): boolean =>
  a.message === b.message && sameSpan(a.span, b.span) && a.data === b.data && sameRelated(a.related, b.related)

function sameRelated(a: Finding['related'] = none, b: Finding['related'] = none): boolean {
  if (a.length !== b.length) return false
  return a.every((one, index) => one.message === b[index]!.message && sameSpan(one.span, b[index]!.span))
}

const sameSpan = (a: Span, b: Span): boolean => a.block === b.block && a.start === b.start && a.end === b.end
