// `## Words`. A heading that ends with number signs is left to the engine.
import type { Heading } from 'mdast'
import type { Read } from './blocks.ts'
import { readInline } from './inline.ts'
import { beforeSpaces, type Lines, type Page, pastSpaces, positionOf } from './page.ts'
import { runOf } from './run.ts'

export function readHeading(page: Page, { starts, ends }: Lines, line: number): Read<Heading> | undefined {
  const { text } = page
  const start = starts[line]!
  const end = ends[line]!
  let depth = 0
  while (text.charCodeAt(start + depth) === 35) depth++
  const from = pastSpaces(text, start + depth, end)
  const to = beforeSpaces(text, from, end)
  if (from === to || text.charCodeAt(to - 1) === 35) return undefined
  const children = readInline(page, runOf(text, from, to))
  if (!children) return undefined
  const position = positionOf(page, start, end)
  return { node: { type: 'heading', depth: depth as Heading['depth'], children, position }, next: line + 1 }
}
