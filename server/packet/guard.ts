// Keeps hostile text from the engine, whose time grows with the square of some of it and whose stack ends with deep nesting.
// What is too much is masked, letter for letter, so that everything else on the page still reads and stands where it stood.
import type { Nodes } from 'mdast'
import type { Range } from '../../schemas/packet.ts'
import { outline } from './micromark.ts'
import { endOf, startOf } from './place.ts'

export type Tamed = { readonly text: string; readonly masked: readonly Range[] }

const deepest = 100
const lazyLines = 300
/** In one paragraph, heading or cell. */
const most = { marks: 500, openings: 100, tickLengths: 12 }

export function tame(text: string): Tamed {
  const shallow = maskDeep(text)
  if (!isSuspicious(shallow.text)) return shallow
  const hostile: Range[] = []
  collectHostile(outline(shallow.text), shallow.text, hostile)
  if (!hostile.length) return shallow
  let masked = ''
  let at = 0
  for (const { start, end } of hostile) {
    masked += shallow.text.slice(at, start) + shallow.text.slice(start, end).replace(/[[\]*_~`<&\\!]/g, 'x')
    at = end
  }
  return { text: masked + shallow.text.slice(at), masked: [...shallow.masked, ...hostile] }
}

/** Marks of containers beyond the deepest that are read, and lines without end that lean on a quote or an item above. */
function maskDeep(text: string): Tamed {
  const masked: Range[] = []
  const pieces: string[] = []
  let at = 0
  let leaning: number | undefined
  for (const { line, index } of linesOf(text)) {
    const mark = line.slice(0, markLength(line))
    const nested = /[->*+.)]/.test(mark)
    if (nested || mark.length === line.length || opensFence(line)) leaning = nested ? 0 : undefined
    else if (leaning !== undefined) leaning++
    const cut = beyond(mark)
    if (leaning !== undefined && leaning > lazyLines) {
      pieces.push(text.slice(at, index), ' '.repeat(line.length))
      leaning = undefined
    } else if (cut !== undefined) {
      pieces.push(
        text.slice(at, index + cut),
        line.slice(cut, mark.length).replace(/\S/g, 'x'),
        line.slice(mark.length),
      )
    } else continue
    masked.push({ start: index, end: index + line.length })
    at = index + line.length
  }
  return masked.length ? { text: pieces.join('') + text.slice(at), masked } : { text, masked }
}

/** Lines with something in them. Read by hand: an expression that is repeated five million times may end the stack. */
function* linesOf(text: string): Iterable<{ readonly line: string; readonly index: number }> {
  for (let start = 0, at = 0; at <= text.length; at++) {
    const char = text[at]
    if (char !== undefined && char !== '\n' && char !== '\r') continue
    if (at > start) yield { line: text.slice(start, at), index: start }
    start = at + 1
  }
}

const markHere = /[-*+](?=[ \t]|$)|\d{1,9}[.)](?=[ \t]|$)/y

/** How far the marks of quotes, lists and indentation go at the start of a line. */
function markLength(line: string): number {
  for (let at = 0; ; ) {
    const char = line[at]
    markHere.lastIndex = at
    if (char === ' ' || char === '\t' || char === '>') at++
    else if (markHere.test(line)) at = markHere.lastIndex
    else return at
  }
}

function opensFence(line: string): boolean {
  const [, mark] = /^ {0,3}(`{3}|~{3})/.exec(line.slice(0, 6)) ?? []
  if (mark !== '```') return mark !== undefined
  const start = line.indexOf(mark)
  let end = start
  while (line[end] === '`') end++
  return !line.includes('`', end)
}

/** Where the marks at the start of a line go too deep. */
function beyond(mark: string): number | undefined {
  if (mark.length <= deepest) return undefined
  let depth = 0
  let width = 0
  for (let at = 0; at < mark.length; at++) {
    const blank = mark[at] === ' ' || mark[at] === '\t'
    width++
    if (!blank) depth++
    if (!blank && (depth > deepest || width > 2 * deepest)) return at
  }
  return undefined
}

/** A first look that is cheap and errs on the safe side: it takes all lines between two empty ones for one paragraph. */
function isSuspicious(text: string): boolean {
  const count = counter()
  let content = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 10 || code === 13) {
      if (!content) count.reset()
      content = false
    } else if (code !== 32 && code !== 9 && code !== 62) content = true
    if (count.tooMuch(text, at)) return true
  }
  return false
}

function collectHostile(node: Nodes, text: string, hostile: Range[]): void {
  if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
    const start = startOf(node)
    const end = endOf(node)
    const count = counter()
    for (let at = start; at < end; at++) {
      if (!count.tooMuch(text, at)) continue
      hostile.push({ start, end })
      return
    }
  } else if ('children' in node) for (const child of node.children) collectHostile(child, text, hostile)
}

/** Counts what makes the engine search: delimiters, and openings that it may look to the end of the paragraph for. */
function counter() {
  let marks = 0
  let openings = 0
  let tickLengths = new Set<number>()
  return {
    reset() {
      marks = 0
      openings = 0
      tickLengths = new Set()
    },
    tooMuch(text: string, at: number): boolean {
      switch (text.charCodeAt(at)) {
        case 33: // !
        case 42: // *
        case 91: // [
        case 95: // _
        case 126: // ~
          marks++
          break
        case 93: // ]
          marks++
          if (text.charCodeAt(at + 1) === 40) openings++
          break
        case 60: // <
          if (/[!?/A-Za-z]/.test(text.charAt(at + 1))) openings++
          break
        case 96: // `
          if (text.charCodeAt(at - 1) !== 96) tickLengths.add(runOf(text, at))
          break
        default:
          return false
      }
      return marks > most.marks || openings > most.openings || tickLengths.size > most.tickLengths
    },
  }
}

function runOf(text: string, at: number): number {
  let end = at
  while (text.charCodeAt(end) === 96) end++
  return end - at
}
