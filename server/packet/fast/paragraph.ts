// Words, line after line, until an empty line or until something begins that plainly interrupts them.
import type { Paragraph } from 'mdast'
import type { Read } from './blocks.ts'
import { readInline } from './inline.ts'
import { isUnderline, kindOf } from './kinds.ts'
import { isBlank, type Lines, type Page, pastSpaces, positionOf } from './page.ts'
import { runOfLines } from './run.ts'

export function readParagraph(page: Page, lines: Lines, line: number): Read<Paragraph> | undefined {
  const next = endOfWords(page, lines, line)
  const run = next === undefined ? undefined : runOfLines(page, lines, line, next - 1)
  const children = run && readInline(page, run)
  if (!children || next === undefined) return undefined
  const position = positionOf(page, lines.starts[line]!, lines.ends[next - 1]!)
  return { node: { type: 'paragraph', children, position }, next }
}

function endOfWords(page: Page, lines: Lines, first: number): number | undefined {
  const { text } = page
  for (let line = first + 1; line < lines.starts.length; line++) {
    if (isBlank(page, lines, line)) return line
    const start = lines.starts[line]!
    const end = lines.ends[line]!
    if (isUnderline(text, start, end)) return undefined
    const at = pastSpaces(text, start, end)
    const kind = kindOf(text, at, end)
    if (kind === 'words') continue
    // Indented, or a list that a number other than one begins: whether it interrupts is the engine's to say.
    if (kind === 'other' || kind === 'break' || at > start || /\d/.test(text[at]!)) return undefined
    return line
  }
  return lines.starts.length
}
