// The blocks of some lines, one after the other. `undefined` says "not mine": something in them is not fully understood.
import type { RootContent, ThematicBreak } from 'mdast'
import { readFence } from './fence.ts'
import { readHeading } from './heading.ts'
import { kindOf } from './kinds.ts'
import { readList } from './list.ts'
import { readNote } from './note.ts'
import { isBlank, type Lines, type Page, positionOf } from './page.ts'
import { readParagraph } from './paragraph.ts'
import { readQuote } from './quote.ts'
import { readTable } from './table.ts'

/** A block, and the line below it. */
export type Read<T> = { readonly node: T; readonly next: number }

export function readBlocks(page: Page, lines: Lines): RootContent[] | undefined {
  const nodes: RootContent[] = []
  for (let line = 0; line < lines.starts.length; ) {
    if (isBlank(page, lines, line)) {
      line++
      continue
    }
    const block = readBlock(page, lines, line)
    if (!block) return undefined
    nodes.push(block.node)
    line = block.next
  }
  return nodes
}

export function readBlock(page: Page, lines: Lines, line: number): Read<RootContent> | undefined {
  const start = lines.starts[line]!
  const end = lines.ends[line]!
  switch (kindOf(page.text, start, end)) {
    case 'words':
      return readTable(page, lines, line) ?? readParagraph(page, lines, line)
    case 'heading':
      return readHeading(page, lines, line)
    case 'quote':
      return readQuote(page, lines, line)
    case 'list':
      return readList(page, lines, line)
    case 'fence':
      return readFence(page, lines, line)
    case 'note':
      return readNote(page, lines, line)
    case 'break': {
      const node: ThematicBreak = { type: 'thematicBreak', position: positionOf(page, start, end) }
      return { node, next: line + 1 }
    }
    default:
      return undefined
  }
}
