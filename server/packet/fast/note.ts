// The definition of a footnote, whose further lines are indented by four.
import type { FootnoteDefinition } from 'mdast'
import { type Read, readBlocks } from './blocks.ts'
import { kindOf } from './kinds.ts'
import { identifierOf } from './label.ts'
import { isBlank, type Lines, type Page, pastSpaces, positionOf } from './page.ts'

const indent = 4

export function readNote(page: Page, lines: Lines, line: number): Read<FootnoteDefinition> | undefined {
  const { text } = page
  const start = lines.starts[line]!
  const close = text.indexOf(']:', start)
  const from = pastSpaces(text, close + 2, lines.ends[line]!)
  if (from === lines.ends[line]) return undefined
  const inside: Lines = { starts: [from], ends: [lines.ends[line]!] }
  let next = line + 1
  let end = next
  for (; next < lines.starts.length; next++) {
    const at = lines.starts[next]!
    const stop = lines.ends[next]!
    const words = pastSpaces(text, at, stop)
    if (words < stop && words - at < indent) {
      // Right below, only the next definition is no word of this one.
      if (words > at || (end === next && kindOf(text, at, stop) !== 'note')) return undefined
      break
    }
    inside.starts.push(words === stop ? stop : at + indent)
    inside.ends.push(stop)
    if (words < stop) end = next + 1
  }
  inside.starts.length = end - line
  inside.ends.length = end - line
  const children = readBlocks(page, inside)
  if (!children || isBlank(page, inside, 0)) return undefined
  const label = text.slice(start + 2, close)
  const position = positionOf(page, start, lines.ends[end - 1]!)
  return {
    node: {
      type: 'footnoteDefinition',
      identifier: identifierOf(label),
      label,
      children: children as FootnoteDefinition['children'],
      position,
    },
    next: end,
  }
}
