// The prose of a section as it stands on the page: all that somebody accepts under the section's name, and nothing else.
import type { Block, Packet } from '../../schemas/packet.ts'
import { sectionsByName } from './digest.ts'
import { handoffTable } from './table.ts'

/** Nothing for a name that no section has. */
export function sectionText(packet: Packet, name: string): string {
  const section = sectionsByName(packet).find(one => one.name === name)
  return (section?.blocks ?? [])
    .filter(block => block !== section?.heading && block.evidence.length === 0 && !handoffTable(block))
    .map(withoutStatements)
    .filter(text => text !== '')
    .join('\n\n')
}

/** What is left around statements: other items of their list, other rows of their table. */
function withoutStatements({ text, statements }: Block): string {
  let rest = ''
  let at = 0
  for (const { span } of statements.toSorted((a, b) => a.span.start - b.span.start)) {
    rest += text.slice(at, Math.max(at, span.start))
    at = Math.max(at, span.end)
  }
  return `${rest}${text.slice(at)}`
    .split(/\r?\n/)
    .filter(line => !/^[\s>]*(?:[-*+]|\d+[.)])?\s*$/.test(line) || statements.length === 0)
    .join('\n')
    .trim()
}
