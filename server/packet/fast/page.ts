// What the fast reading needs of a text: where its lines begin, and points of the tree as the engine gives them.
import type { Node } from 'mdast'

export type Page = {
  readonly text: string
  /** Labels of link definitions: a bracket with one of them is not for the fast reading. */
  readonly labels: ReadonlySet<string>
  readonly lines: Lines
  point(offset: number): Point
}

/** Lines without what marks the containers around them, and without their line feed. */
export type Lines = { readonly starts: number[]; readonly ends: number[] }

type Position = NonNullable<Node['position']>
type Point = Position['start']

export function pageOf(text: string, labels: ReadonlySet<string>): Page {
  const lines = linesOf(text)
  const { starts } = lines
  const last = starts.length - 1
  let line = 0
  // Nodes are made roughly in order: the line of the last point is near.
  const point = (offset: number): Point => {
    while (line < last && starts[line + 1]! <= offset) line++
    while (starts[line]! > offset) line--
    return { line: line + 1, column: offset - starts[line]! + 1, offset }
  }
  return { text, labels, lines, point }
}

export const positionOf = ({ point }: Page, start: number, end: number): Position => ({
  start: point(start),
  end: point(end),
})

function linesOf(text: string): Lines {
  const starts: number[] = []
  const ends: number[] = []
  for (let at = 0; ; ) {
    const end = text.indexOf('\n', at)
    starts.push(at)
    ends.push(end < 0 ? text.length : end)
    if (end < 0) return { starts, ends }
    at = end + 1
  }
}

/** Where the first character behind spaces stands; the end of the line if there is none. */
export function pastSpaces(text: string, from: number, end: number): number {
  let at = from
  while (at < end && text.charCodeAt(at) === 32) at++
  return at
}

/** Where spaces at the end of a line begin. */
export function beforeSpaces(text: string, start: number, end: number): number {
  let at = end
  while (at > start && text.charCodeAt(at - 1) === 32) at--
  return at
}

export const isBlank = ({ text }: Page, { starts, ends }: Lines, line: number): boolean =>
  pastSpaces(text, starts[line]!, ends[line]!) === ends[line]
