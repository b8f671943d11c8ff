// Comments on the page that suppress findings: which ranges they cover, for which rules, and whether they met anything.
import type { Block, Directive, Packet, Range } from '../../schemas/packet.ts'
import type { Suppression } from './rule.ts'

export type Cover = Suppression & { readonly used: Set<string>; readonly powerless: Set<string>; range: Range }

/** A suppression without a reason, or past its day, covers nothing. */
export function covers(packet: Packet, today: string): readonly Cover[] {
  const found: Cover[] = []
  const open: Open = new Map()
  for (const directive of packet.every(directivesOf)) {
    if (directive.verb === 'enable') {
      close(open, directive, packet.range(directive.span).start)
      continue
    }
    const range = live(directive, today) ? reach(packet, directive) : nowhere
    const cover = { directive, used: new Set<string>(), powerless: new Set<string>(), range }
    if (directive.verb === 'disable' && range !== nowhere) begin(open, cover)
    found.push(cover)
  }
  return found
}

const nowhere: Range = { start: -1, end: -1 }

const directivesOf = ({ directives }: Block) => directives

export type Suppressing = (code: string, at: Range) => Cover | undefined

/** Finds the first live comment that covers a finding of a rule at a place. Each rule's comments are laid out once: there may be many of both. */
export function suppressing(all: readonly Cover[]): Suppressing {
  const laid = new Map<string, Suppressing>()
  return (code, at) => {
    let find = laid.get(code)
    if (!find) laid.set(code, (find = layOut(all.filter(({ directive }) => names(directive, code)))))
    return find(code, at)
  }
}

/** Where several cover a place the first on the page counts, so each takes only what no earlier one has. */
function layOut(all: readonly Cover[]): Suppressing {
  const some = all.filter(({ range }) => range !== nowhere)
  const edges = [...new Set(some.flatMap(({ range }) => [range.start, range.end + 1]))].sort((a, b) => a - b)
  const taken: (Cover | undefined)[] = edges.map(() => undefined)
  // From each edge on, the next one that nobody has taken. What was found on the way is remembered.
  const free = edges.map((_, index) => index)
  const firstFree = (from: number): number => {
    let at = from
    while (at < edges.length && free[at] !== at) at = free[at] = free[free[at]!] ?? edges.length
    return at
  }
  for (const cover of some) {
    const end = indexFrom(edges, cover.range.end + 1)
    for (let at = firstFree(indexFrom(edges, cover.range.start)); at < end; at = firstFree(at)) {
      taken[at] = cover
      free[at] = at + 1
    }
  }
  return (_, { start }) => taken[indexFrom(edges, start + 1) - 1]
}

/** The index of the first of these sorted numbers that is at least so large. */
function indexFrom(sorted: readonly number[], least: number): number {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (sorted[middle]! < least) low = middle + 1
    else high = middle
  }
  return low
}

const names = ({ codes }: Directive, code: string) => codes.length === 0 || codes.some(one => one.code === code)

function live({ reason, until }: Directive, today: string): boolean {
  if (!reason) return false
  return !until || (until.day !== undefined && until.day >= today)
}

function reach(packet: Packet, { verb, span }: Directive): Range {
  const { start, end } = packet.range(span)
  const { text } = packet
  if (verb === 'disable-file') return { start: 0, end: text.length }
  if (verb === 'disable-line') return { start: text.lastIndexOf('\n', start - 1) + 1, end: endOfLine(text, end) }
  if (verb === 'disable-next-line') return nextLines(text, end)
  return { start: end, end: text.length }
}

const endOfLine = (text: string, from: number) => {
  const at = text.indexOf('\n', from)
  return at < 0 ? text.length : at
}

/** From the next line with words to the next blank one: a formatter may wrap a line, or put an empty one between. */
function nextLines(text: string, from: number): Range {
  let start = endOfLine(text, from) + 1
  while (start < text.length && text.slice(start, endOfLine(text, start)).trim() === '')
    start = endOfLine(text, start) + 1
  let end = start
  while (end < text.length) {
    const stop = endOfLine(text, end)
    if (text.slice(end, stop).trim() === '') break
    end = stop + 1
  }
  return { start, end: Math.max(start, end - 1) }
}

/** What is not ended yet, by each code that ends it; under no code, what is about every rule. */
type Open = Map<string, Set<Cover>>

const every = ''

const codesOf = ({ codes }: Directive) => (codes.length === 0 ? [every] : codes.map(({ code }) => code))

function begin(open: Open, cover: Cover) {
  for (const code of codesOf(cover.directive)) open.set(code, (open.get(code) ?? new Set()).add(cover))
}

/** One that names no rule ends everything; any other what names one of its rules, and what is about every rule. */
function close(open: Open, { codes }: Directive, at: number) {
  const ended = codes.length === 0 ? [...open.keys()] : [every, ...codes.map(({ code }) => code)]
  for (const cover of ended.flatMap(code => [...(open.get(code) ?? [])])) {
    cover.range = { start: cover.range.start, end: Math.min(cover.range.end, at) }
    for (const code of codesOf(cover.directive)) open.get(code)?.delete(cover)
  }
}
