// Every place on the page that names a statement, a source or a person: in words, footnotes, headers, fields and tables.
import type { Block, Packet, Range } from '../../schemas/packet.ts'

export type Occurrence = { readonly range: Range; readonly defines: boolean }

/** `name`: an ID like `C1`, or a handle with its `@`. */
export function occurrences(packet: Packet, name: string): readonly Occurrence[] {
  const found: Occurrence[] = []
  const isId = !name.startsWith('@')
  const pattern = isId ? new RegExp(`(?<![\\w/.#-])${name}(?![\\w/-]|\\.\\w)`, 'g') : handlePattern(name)
  for (const { block, start } of packet.blocks) {
    if (block.type === 'code' || (block.type === 'front matter' && isId)) continue
    for (const { 0: text, index } of block.text.matchAll(pattern)) {
      const [from, to] = [index + text.length - name.length, index + text.length]
      if (isId && isSource(block, from)) continue
      found.push({ range: { start: start + from, end: start + to }, defines: isId && defines(block, from, to) })
    }
  }
  return found
}

/** A handle may stand without its `@` in front matter only, and there it is no occurrence that an edit should touch. */
const handlePattern = (name: string) => new RegExp(`(?<![\\w-])${name}(?![\\w-])`, 'gi')

/** A locator or a digest names files and bytes, whatever letters it has. */
const isSource = ({ evidence }: Block, at: number) =>
  evidence.some(
    ({ locatorSpan, digest }) =>
      (locatorSpan.start <= at && at < locatorSpan.end) || (digest && digest.span.start <= at && at < digest.span.end),
  )

function defines({ statements, evidence, text }: Block, from: number, to: number): boolean {
  const is = ({ idSpan }: { readonly idSpan: Range }) => idSpan.start <= from && to <= idSpan.end
  return statements.some(is) || evidence.some(is) || (text.startsWith('[^') && from === 2 && text.startsWith(']:', to))
}
