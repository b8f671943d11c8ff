// A quote whose every line has its mark, and that an empty line ends.
import type { Blockquote } from 'mdast'
import { type Read, readBlocks } from './blocks.ts'
import { isBlank, type Lines, type Page, positionOf } from './page.ts'

export function readQuote(page: Page, lines: Lines, line: number): Read<Blockquote> | undefined {
  const { text } = page
  const inside: Lines = { starts: [], ends: [] }
  let next = line
  for (; next < lines.starts.length; next++) {
    const start = lines.starts[next]!
    const end = lines.ends[next]!
    if (start === end || text.charCodeAt(start) !== 62) break
    const padded = start + 1 < end && text.charCodeAt(start + 1) === 32
    inside.starts.push(start + (padded ? 2 : 1))
    inside.ends.push(end)
  }
  if (next < lines.starts.length && !isBlank(page, lines, next)) return undefined
  if (isBlank(page, inside, inside.starts.length - 1)) return undefined
  const children = readBlocks(page, inside)
  // The engine lets a list reach beyond its last line when more of the quote follows.
  if (!children || children.slice(0, -1).some(({ type }) => type === 'list')) return undefined
  const position = positionOf(page, lines.starts[line]!, lines.ends[next - 1]!)
  return { node: { type: 'blockquote', children: children as Blockquote['children'], position }, next }
}
