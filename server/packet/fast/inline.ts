// Inline Markdown: words with emphasis, code, links and footnotes. `undefined` as soon as anything else shows up.
import type { PhrasingContent } from 'mdast'
import { readCode } from './code.ts'
import { flanking } from './flanking.ts'
import { normal } from './label.ts'
import { readCall, readResource } from './link.ts'
import { type Page, positionOf } from './page.ts'
import type { Run } from './run.ts'

/** What a star, an underscore or a bracket opened, and the nodes since. Words from `text` on are not in a node yet. */
type Frame = {
  readonly mark: number
  readonly size: number
  readonly at: number
  text: number
  readonly nodes: PhrasingContent[]
}

const star = 42
const underscore = 95
const bracket = 91

const special = new Uint8Array(128)
for (const char of '\t\r\0*_`[]!<&\\~:.@') special[char.charCodeAt(0)] = 1

export function readInline(page: Page, run: Run): PhrasingContent[] | undefined {
  const { chars, from, to } = run
  const frames: Frame[] = []
  let top: Frame = { mark: 0, size: 0, at: from, text: from, nodes: [] }
  const bottom = top
  let tildes = 0
  let at = from

  const words = (end: number) => {
    if (end > top.text) {
      const position = positionOf(page, run.at(top.text), run.at(end - 1) + 1)
      top.nodes.push({ type: 'text', value: chars.slice(top.text, end), position })
    }
  }
  const add = (node: PhrasingContent, start: number, end: number) => {
    words(start)
    top.nodes.push(node)
    top.text = end
    at = end
  }
  const place = (start: number, end: number) => positionOf(page, run.at(start), run.at(end - 1) + 1)
  const open = (mark: number, size: number) => {
    frames.push(top)
    top = { mark, size, at, text: at + size, nodes: [] }
    at += size
  }
  /** Takes the innermost frame off; its nodes are what stands in it. */
  const close = (end: number): Frame => {
    words(end)
    const closed = top
    top = frames.pop()!
    return closed
  }

  while (at < to) {
    const code = chars.charCodeAt(at)
    if (code > 127 || !special[code]) {
      at++
      continue
    }
    switch (code) {
      case star:
      case underscore: {
        const { size, opens, closes } = flanking(chars, from, to, at)
        if (size > 2 || (opens && closes)) return undefined
        if (opens) open(code, size)
        else if (closes && top.mark === code && top.size === size) {
          const { at: start, nodes } = close(at)
          const type = size === 2 ? 'strong' : 'emphasis'
          add({ type, children: nodes, position: place(start, at + size) }, start, at + size)
        } else if (closes && frames.some(({ mark }) => mark !== 0 && mark !== bracket)) return undefined
        else if (closes && top.mark !== 0 && top.mark !== bracket) return undefined
        else at += size
        break
      }
      case 96: {
        const found = readCode(chars, at, to)
        if (!found) return undefined
        if (found.value === undefined) at = found.end
        else add({ type: 'inlineCode', value: found.value, position: place(at, found.end) }, at, found.end)
        break
      }
      case bracket: {
        if (chars.charCodeAt(at + 1) === 94) {
          const call = readCall(chars, at, to)
          if (!call || top.mark === bracket || frames.some(({ mark }) => mark === bracket)) return undefined
          const { identifier, label, end } = call
          add({ type: 'footnoteReference', identifier, label, position: place(at, end) }, at, end)
        } else if (top.mark === bracket || frames.some(({ mark }) => mark === bracket)) return undefined
        else open(bracket, 1)
        break
      }
      case 93: {
        if (top.mark !== bracket) {
          if (frames.some(({ mark }) => mark === bracket)) return undefined
          at++
        } else if (chars.charCodeAt(at + 1) === 40 && at + 1 < to) {
          const resource = readResource(chars, at + 1, to)
          if (!resource || isSecondLabel(page, chars, top.at, at)) return undefined
          const { at: start, nodes } = close(at)
          const position = place(start, resource.end)
          add({ type: 'link', title: null, url: resource.url, children: nodes, position }, start, resource.end)
        } else {
          if (top.nodes.length || page.labels.has(normal(chars.slice(top.at + 1, at)))) return undefined
          top = frames.pop()!
          at++
        }
        break
      }
      default:
        if (code === 126) tildes++
        if (tildes > 1 || isOther(chars, at, to, code)) return undefined
        at++
    }
  }
  // What was opened and never closed is a word like any other.
  while (top !== bottom) {
    if (top.nodes.length) return undefined
    top = frames.pop()!
  }
  words(to)
  return top.nodes
}

/** `[words][label](…`: with the label of a link definition, the words before it are the link. */
const isSecondLabel = ({ labels }: Page, chars: string, open: number, close: number): boolean =>
  chars.charCodeAt(open - 1) === 93 && labels.has(normal(chars.slice(open + 1, close)))

/** Whether a character begins or may begin what only the engine reads. */
function isOther(chars: string, at: number, to: number, code: number): boolean {
  const next = at + 1 < to ? chars.charCodeAt(at + 1) : 0
  switch (code) {
    case 33: // ! of an image
      return next === bracket
    case 60: // < of HTML or an address
      return isLetter(next) || next === 47 || next === 33 || next === 63
    case 38: // & of a character reference
      return isLetter(next) || isDigit(next) || next === 35
    case 58: // : of an address
      return next === 47 && chars.charCodeAt(at + 2) === 47
    case 46: // . of an address
      return (chars.charCodeAt(at - 1) | 32) === 119 && /www$/i.test(chars.slice(Math.max(0, at - 3), at))
    case 64: // @ of a mail address, not of a handle
      return /[\w+.-]/.test(chars.charAt(at - 1)) && /[\w-]/.test(chars.charAt(at + 1))
    case 126: {
      const before = chars.charCodeAt(at - 1)
      return before === star || before === underscore || next === star || next === underscore
    }
    default:
      return true
  }
}

const isLetter = (code: number) => (code | 32) >= 97 && (code | 32) <= 122
const isDigit = (code: number) => code >= 48 && code <= 57
