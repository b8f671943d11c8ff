// What belongs to restricted text and stands outside of it: footnotes and link definitions that it uses, comments right
// before and behind it, and what a definition of restricted evidence says below its first paragraph.
import type { Block, Packet, Range } from '../../../schemas/packet.ts'

export type Beside = {
  readonly block: Block
  readonly range: Range
  readonly roles: readonly string[]
  /** What stands in its place; without one, nothing does. */
  readonly label?: string
}

export function besides(
  packet: Packet,
  kept: readonly { readonly text: string; readonly roles: readonly string[] }[],
  readersOf: (id: string) => readonly string[],
): readonly Beside[] {
  const uses = new Map<string, string[]>()
  for (const { text, roles } of kept)
    for (const [, label] of text.matchAll(/\[((?:\\.|[^[\]\\])+)\]/g))
      uses.set(labelOf(label!), [...new Set([...(uses.get(labelOf(label!)) ?? []), ...roles])])
  const found: Beside[] = []
  const comments: { readonly block: Block; readonly range: Range; readonly above: readonly string[] }[] = []
  let last: readonly string[] = none
  for (const { block, start } of packet.blocks) {
    const range = { start, end: start + block.text.trimEnd().length }
    if (/^\s*<!--/.test(block.text)) {
      comments.push({ block, range, above: last })
      continue
    }
    last = block.statements.flatMap(({ id }) => readersOf(id))
    for (const { above, ...comment } of comments.splice(0))
      if (above.length + last.length > 0) found.push({ ...comment, roles: [...above, ...last] })
    const [definition] = block.evidence
    const body = definition ? /\n[ \t]*\r?\n/.exec(block.text)?.index : undefined
    if (definition && body !== undefined && readersOf(definition.id).length > 0)
      found.push({ block, range: { ...range, start: start + body }, roles: readersOf(definition.id) })
    const [label, name] = definition ? [] : (/^\s*\[((?:\\.|[^[\]\\])+)\]:/.exec(block.text) ?? [])
    const roles = name === undefined ? none : (uses.get(labelOf(name)) ?? none)
    if (label !== undefined && roles.length > 0 && definitions.has(block.type))
      found.push({ block, range, roles, label: label.trim() })
  }
  for (const { above, ...comment } of comments) if (above.length > 0) found.push({ ...comment, roles: above })
  return found
}

const none: readonly string[] = []
const definitions: ReadonlySet<string> = new Set(['footnoteDefinition', 'definition'])
const labelOf = (label: string) => label.trim().replace(/\s+/g, ' ').toLowerCase()
