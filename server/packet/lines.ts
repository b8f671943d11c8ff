// What only the raw lines show: conflict markers, and text that a box swallowed without its own `>`.
import type { RootContent } from 'mdast'
import { endOf, type Place, report, startOf } from './place.ts'

const conflict = /^(?:<{7}|>{7}|\|{7})(?: [^\n\r]*)?$/gm

export function checkLines(nodes: readonly RootContent[], place: Place): void {
  const { block } = place
  for (const { 0: mark, index } of block.text.matchAll(conflict)) {
    const span = { block, start: index, end: index + mark.length }
    report(
      place,
      'malformed-statement',
      span,
      'A merge conflict is not settled here. Choose what stands, and take the markers out.',
    )
  }
  for (const node of nodes) {
    if (node.type === 'blockquote' && block.statements.length) checkLazy(startOf(node), endOf(node), place)
  }
}

/** Markdown lets a quote's paragraph go on without `>`: a reader of the source takes such a line for text outside. */
function checkLazy(start: number, end: number, place: Place): void {
  const { block, base } = place
  for (const { 0: line, index } of block.text.slice(start - base, end - base).matchAll(/[^\n\r]+/g)) {
    if (/^ {0,3}>/.test(line) || !line.trim()) continue
    const at = start - base + index
    const span = { block, start: at, end: at + line.length }
    const edit = { span: { block, start: at, end: at }, text: '> ' }
    report(place, 'malformed-statement', span, 'This line continues the box above it without its own `>`.', [
      { title: 'Put it in the box', edits: [edit] },
    ])
  }
}
