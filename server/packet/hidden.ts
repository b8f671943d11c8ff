// Ways in which Markdown itself takes text out of the reader's sight or of the tool's.
import type { Code, Definition, Table } from 'mdast'
import { endOf, nodeSpan, type Place, report, spanOf, startOf } from './place.ts'

/** A fence that nobody closes swallows the rest of its page. */
export function checkFence(node: Code, place: Place): void {
  const start = startOf(node)
  const source = place.source.slice(start, endOf(node))
  const fence = /^(`{3,}|~{3,})/.exec(source)?.[1]
  if (!fence) return
  const lineStart = Math.max(source.lastIndexOf('\n'), source.lastIndexOf('\r')) + 1
  const last = source
    .slice(lineStart)
    .replace(/^[\s>]+/, '')
    .trimEnd()
  const closes = lineStart > 0 && last.length >= fence.length && last === fence[0]!.repeat(last.length)
  if (closes) return
  report(
    place,
    'malformed-statement',
    spanOf(place, start, start + fence.length),
    `This block of code is not closed: everything below it is read as code. Close it with ${fence} on a line of its own.`,
  )
}

/** `[//]: # (words)` is shown nowhere. */
export function checkDefinition(node: Definition, place: Place): void {
  if (!node.title || !/^#?$/.test(node.url)) return
  report(
    place,
    'hidden-text',
    nodeSpan(place, node),
    'A link definition hides text from the reader. Say it on the page, or take it out.',
  )
}

/** Renderers drop the cells beyond the header's. */
export function checkTable(node: Table, place: Place): void {
  const width = node.children[0]?.children.length ?? 0
  for (const row of node.children) {
    for (const cell of row.children.slice(width))
      report(place, 'hidden-text', nodeSpan(place, cell), 'A cell beyond the header’s last is not shown to the reader.')
  }
}
