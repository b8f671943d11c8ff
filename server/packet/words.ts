// Inline Markdown as a reader sees it, with the way back: every character knows where it stands in the source.
import type { PhrasingContent } from 'mdast'
import type { Span, Words } from '../../schemas/packet.ts'
import { readHtml } from './html.ts'
import { decode } from './micromark.ts'
import { endOf, type Place, spanOf, startOf } from './place.ts'

/** A stretch of text and its source. As long as each other: character by character; else all of it for each. */
type Run = { readonly at: number; readonly start: number; readonly end: number }

export type Flat = {
  /** What a reader sees, line breaks as spaces, without footnote marks. */
  readonly text: string
  /** The same, with the characters of inline code replaced, so that they are not taken for anything. */
  readonly plain: string
  readonly runs: readonly Run[]
  /** Where the source ends. */
  readonly end: number
  readonly strongs: readonly Stretch[]
  readonly codes: readonly (Stretch & { readonly value: string })[]
  readonly links: readonly (Stretch & { readonly url: string; readonly children: number })[]
}

/** A stretch of the flat text and of the source. */
type Stretch = { readonly from: number; readonly to: number; readonly start: number; readonly end: number }

export function flatten(nodes: readonly PhrasingContent[], place: Place): Flat {
  const runs: Run[] = []
  const strongs: Stretch[] = []
  const codes: (Stretch & { value: string })[] = []
  const links: (Stretch & { url: string; children: number })[] = []
  let text = ''
  let plain = ''
  let end = nodes[0] ? startOf(nodes[0]) : 0

  const add = (value: string, start: number, stop: number) => {
    text += align(value, place.source, start, stop, text.length, runs)
  }
  const visit = (node: PhrasingContent) => {
    const from = text.length
    const start = startOf(node)
    const stop = endOf(node)
    if (node.type === 'text') add(node.value, start, stop)
    else if (node.type === 'inlineCode') {
      const inside = insideTicks(place.source, start, stop, node.value.length)
      add(node.value, inside.start, inside.end)
      codes.push({ from, to: text.length, start, end: stop, value: node.value })
    } else if (node.type === 'break') {
      runs.push({ at: text.length, start, end: stop })
      text += ' '
    } else if (node.type === 'footnoteReference') {
      place.block.footnotes.push({ label: node.label ?? node.identifier, span: spanOf(place, start, stop) })
    } else if (node.type === 'html') {
      readHtml(node, place)
    } else if (node.type === 'image' || node.type === 'imageReference') {
      if (node.alt) add(node.alt, start, stop)
    } else if ('children' in node) {
      for (const child of node.children) visit(child)
      if (node.type === 'strong') strongs.push({ from, to: text.length, start, end: stop })
      if (node.type === 'link') {
        const last = node.children.at(-1)
        links.push({ from, to: text.length, start, end: stop, url: node.url, children: last ? endOf(last) : start + 1 })
      }
    }
    plain += node.type === 'inlineCode' ? '\ufffc'.repeat(text.length - from) : text.slice(plain.length)
    end = stop
  }
  for (const node of nodes) visit(node)
  return { text, plain, runs, end, strongs, codes, links }
}

/** Where the characters `from`…`to` of the flat text stand in the engine's text. */
export function locate(flat: Flat, from: number, to: number): { start: number; end: number } {
  const start = from < flat.text.length ? edges(flat, from).start : flat.end
  return { start, end: to > from ? edges(flat, to - 1).end : start }
}

export function flatSpan(flat: Flat, place: Place, from: number, to: number): Span {
  const { start, end } = locate(flat, from, to)
  return spanOf(place, start, end)
}

/** The characters `from`…`to` as words, without the white space around them. */
export function wordsOf(
  flat: Flat,
  place: Place,
  of: { readonly place: Words['place']; readonly statement?: string },
  from = 0,
  to = flat.text.length,
): Words | undefined {
  const cut = flat.text.slice(from, to)
  const text = cut.trim()
  if (!text) return undefined
  const first = from + cut.length - cut.trimStart().length
  const span = (start: number, end: number) => flatSpan(flat, place, first + start, first + end)
  return { text, ...of, span }
}

function edges({ runs, text }: Flat, at: number): { start: number; end: number } {
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (runs[middle]!.at <= at) low = middle
    else high = middle - 1
  }
  const run = runs[low]
  if (!run) return { start: 0, end: 0 }
  const length = (runs[low + 1]?.at ?? text.length) - run.at
  if (run.end - run.start !== length) return run
  return { start: run.start + at - run.at, end: run.start + at - run.at + 1 }
}

const escapable = /[!-/:-@[-`{-~]/
const reference = /&(?:#(?:\d{1,7}|[xX][\da-fA-F]{1,6})|[\da-zA-Z]{1,31});/y

/** Walks a node's value along its source, past escapes, character references, line breaks and what marks containers. */
function align(value: string, source: string, start: number, stop: number, at: number, runs: Run[]): string {
  if (source.startsWith(value, start) && start + value.length === stop && !/[\n\r]/.test(value)) {
    if (value) runs.push({ at, start, end: stop })
    return value
  }
  let seen = ''
  let begun = 0
  let from = start
  let j = start
  const flush = () => {
    if (seen.length > begun) runs.push({ at: at + begun, start: from, end: j })
    begun = seen.length
    from = j
  }
  const atomic = (text: string, upTo: number) => {
    flush()
    seen += text
    j = upTo
    flush()
  }
  for (let i = 0; i < value.length; ) {
    const char = value[i]!
    const there = source[j]
    if (there === '\\' && char === source[j + 1] && escapable.test(char) && j + 1 < stop) {
      atomic(char, j + 2)
      i++
      continue
    }
    if (there === '&') {
      reference.lastIndex = j
      const found = reference.exec(source)?.[0]
      const decoded = found && found.length <= stop - j ? decode(found) : undefined
      if (found && decoded !== undefined && decoded !== found && value.startsWith(decoded, i)) {
        atomic(decoded, j + found.length)
        i += decoded.length
        continue
      }
    }
    const next = lineBreak(value, i, source, j)
    if (next) {
      atomic(' ', next.source)
      i = next.value
      continue
    }
    if (j >= stop || (char !== there && !(char === '\ufffd' && there === '\0'))) {
      // Not understood, such as code whose pipes are escaped: the rest of the words stands for the rest of the source.
      flush()
      const rest = value.slice(i).replace(/[\n\r]/g, ' ')
      seen += rest
      j = stop
      runs.push({ at: at + begun, start: from, end: stop })
      return seen
    }
    seen += char
    i++
    j++
  }
  flush()
  return seen
}

/** Code without its backticks and without the one space that may pad it on both sides. */
function insideTicks(source: string, from: number, to: number, length: number): { start: number; end: number } {
  let start = from
  while (source[start] === '`' && start < to) start++
  const end = to - (start - from)
  const padded = source[start] === ' ' && source[end - 1] === ' ' && length <= end - start - 2
  return padded ? { start: start + 1, end: end - 1 } : { start, end }
}

/** White space that holds a line break, on both sides. */
function lineBreak(value: string, i: number, source: string, j: number): { value: number; source: number } | undefined {
  const blank = value[i]
  if (blank !== '\n' && blank !== '\r' && !(blank === ' ' && (source[j] === '\n' || source[j] === '\r')))
    return undefined
  const gap = /[ \t]*(?:\r\n|\n|\r)/y
  gap.lastIndex = j
  const there = gap.exec(source)
  if (!there) return undefined
  const after = i + (value.startsWith('\r\n', i) ? 2 : 1)
  const ours = prefix(value, after)
  const theirs = prefix(source, j + there[0].length)
  return theirs.endsWith(ours) ? { value: after, source: j + there[0].length + theirs.length - ours.length } : undefined
}

function prefix(text: string, at: number): string {
  const marks = /[ \t>]*/y
  marks.lastIndex = at
  return marks.exec(text)![0]
}
