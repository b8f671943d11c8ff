// A table whose rows all begin and end with a pipe and hold no backslash.
import type { AlignType, Table, TableCell, TableRow } from 'mdast'
import type { Read } from './blocks.ts'
import { readInline } from './inline.ts'
import { beforeSpaces, isBlank, type Lines, type Page, pastSpaces, positionOf } from './page.ts'
import { runOf } from './run.ts'

const delimiters = /^\|(?: *:?-+:? *\|)+$/

/** Undefined for what is none, and for what only the engine understands: the paragraph stops at the same line. */
export function readTable(page: Page, lines: Lines, line: number): Read<Table> | undefined {
  const { text } = page
  const { starts, ends } = lines
  if (line + 1 >= starts.length || text.charCodeAt(starts[line]!) !== 124) return undefined
  const second = text.slice(starts[line + 1], ends[line + 1])
  if (!delimiters.test(second)) return undefined
  const align = second.slice(1, -1).split('|').map(alignOf)
  const head = readRow(page, starts[line]!, ends[line]!)
  if (head?.children.length !== align.length) return undefined
  const rows = [head]
  let next = line + 2
  for (; next < starts.length && !isBlank(page, lines, next); next++) {
    const row = readRow(page, starts[next]!, ends[next]!)
    if (!row) return undefined
    rows.push(row)
  }
  const position = positionOf(page, starts[line]!, ends[next - 1]!)
  return { node: { type: 'table', align, children: rows, position }, next }
}

function alignOf(delimiter: string): AlignType {
  const mark = delimiter.trim()
  if (mark.startsWith(':')) return mark.endsWith(':') ? 'center' : 'left'
  return mark.endsWith(':') ? 'right' : null
}

function readRow(page: Page, start: number, end: number): TableRow | undefined {
  const { text } = page
  if (end - start < 3 || text.charCodeAt(start) !== 124 || text.charCodeAt(end - 1) !== 124) return undefined
  const cells: TableCell[] = []
  for (let at = start; at < end - 1; ) {
    const pipe = text.indexOf('|', at + 1)
    const from = pastSpaces(text, at + 1, pipe)
    const to = beforeSpaces(text, from, pipe)
    const children = from === to ? [] : readInline(page, runOf(text, from, to))
    if (!children) return undefined
    const stop = pipe === end - 1 ? end : pipe
    cells.push({ type: 'tableCell', children, position: positionOf(page, at, stop) })
    at = pipe
  }
  return { type: 'tableRow', children: cells, position: positionOf(page, start, end) }
}
