// A page with the line ends of Windows reads like the same page without them: every place is further on by one letter for
// each line above it, and where words go over a line, its end is in them.
import type { Node, Root } from 'mdast'

const otherEnd = /\r(?!\n)|(?<!\r)\n/
/** A line end that is spelled out stays as it is. */
const spelledEnd = /&(?:#0*10|#x0*a|newline);/i

/** Whether every line ends in the same two letters. */
export const isCrlf = (text: string): boolean => !otherEnd.test(text) && !spelledEnd.test(text)

type Any = Node & { [key in (typeof wordy)[number]]?: string | null } & { readonly children?: readonly Any[] }
const wordy = ['value', 'title', 'alt', 'label'] as const

export function withCrlf(tree: Root): Root {
  widen(tree as Any)
  return tree
}

function widen(node: Any): void {
  const { position, children } = node
  if (position)
    for (const point of [position.start, position.end]) if (point.offset !== undefined) point.offset += point.line - 1
  for (const key of wordy) {
    const words = node[key]
    if (words?.includes('\n')) node[key] = words.replaceAll('\n', '\r\n')
  }
  if (children) for (const child of children) widen(child)
}
