// Finds the quantities of a text, piece by piece from left to right: a date, else a number with what belongs to it.
import { type Atom, atomsOf, isRange, type Side } from './atoms.ts'
import type { Found, Quantity } from './quantity.ts'
import { recalled } from './recalled.ts'
import { dateAt } from './scan-dates.ts'
import { isEnumerator, numberAt } from './scan-numbers.ts'
import { duration } from './units.ts'

export type Scanned = {
  readonly atoms: readonly Atom[]
  readonly quantities: readonly (Quantity & { readonly first: number })[]
}

export function scan(text: string, side: Side): Scanned {
  const atoms = atomsOf(text, side)
  const found: Found[] = []
  for (let at = 0; at < atoms.length; ) {
    if (isEnumerator(atoms, at, side)) {
      at++
      continue
    }
    const next = dateAt(atoms, at) ?? numberAt(atoms, at, side, found.at(-1)?.end ?? 0)
    if (next) keep(found, next, atoms)
    at = next ? next.end : at + 1
  }
  const quantities = found.map(({ end, adopt, unit, ...quantity }) => {
    const [from, to] = [atoms[quantity.first]!.from, atoms[end - 1]!.to]
    return { ...quantity, from, to, text: text.slice(from, to) }
  })
  return { atoms, quantities }
}

/** Several rules ask about each claim of a page: it is read once for all of them. */
export const scanClaim = recalled((text): Scanned => scan(text, 'claim'))

/** What follows may give its unit to the bare numbers before it, or continue the duration before it. */
function keep(found: Found[], next: Found, atoms: readonly Atom[]): void {
  for (let back = found.length - 1, after = next; back >= 0; back--) {
    const before = found[back]!
    const adopted = isJoined(atoms, before.end, after.first) ? before.adopt?.(next) : undefined
    if (!adopted) break
    found[back] = adopted
    after = before
  }
  const before = found.at(-1)
  const sum = before && continued(before, next, atoms)
  if (sum) found[found.length - 1] = sum
  else found.push(next)
}

function isJoined(atoms: readonly Atom[], end: number, start: number): boolean {
  if (end === start) return atoms[end - 1]!.after === ','
  if (end + 1 !== start) return false
  const between = atoms[end]!
  return (
    /^,?$/.test(atoms[end - 1]!.after) && (isRange(between) || /^(?:to|and|or|until|through|\/|&)$/.test(between.core))
  )
}

const lengths: Readonly<Record<string, number>> = { D: 5, H: 4, M: 3, S: 2 }

/** `1 hour 30 minutes` is one duration: its units only get smaller. */
function continued(before: Found, next: Found, atoms: readonly Atom[]): Found | undefined {
  if (before.kind !== 'duration' || next.kind !== 'duration') return undefined
  const between = atoms.slice(before.end, next.first)
  if (between.length > 1 || between.some(({ core }) => core !== 'and') || atoms[before.end - 1]!.after !== '')
    return undefined
  const [a, b] = [secondsOf(before), secondsOf(next)]
  const last = before.parts.at(-1) ?? before.value
  const shorter = (lengths[last.at(-1)!] ?? 0) - (lengths[next.value.at(-1)!] ?? 0)
  if (a === undefined || b === undefined || a <= b || shorter <= 0 || (between.length > 0 && shorter > 1))
    return undefined
  const value = duration(a + b, 'S')
  return {
    ...before,
    value,
    also: [],
    bare: [],
    parts: [...(before.parts.length > 0 ? before.parts : [before.value]), next.value],
    end: next.end,
  }
}

function secondsOf({ value }: Found): number | undefined {
  const [, days, hours, minutes, seconds] = /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(value) ?? []
  const all = [days, hours, minutes, seconds]
  if (all.every(part => part === undefined)) return undefined
  const [d = 0, h = 0, m = 0, s = 0] = all.map(part => Number(part ?? 0))
  return ((d * 24 + h) * 60 + m) * 60 + s
}
