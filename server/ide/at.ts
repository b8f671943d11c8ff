// What stands at a place on the page: a statement's ID, a piece of evidence, a person, a section's name.
import type { Block, Evidence, Packet, Placed, Range, Span, Statement } from '../../schemas/packet.ts'
import type { Person } from '../../schemas/workspace.ts'
import { personOf } from '../profile/people.ts'
import type { Subject } from '../workspace/subject.ts'

export type Named =
  | { readonly kind: 'statement'; readonly id: string; readonly range: Range; readonly statement: Statement }
  | { readonly kind: 'evidence'; readonly id: string; readonly range: Range; readonly evidence: Evidence }
  | { readonly kind: 'person'; readonly handle: string; readonly range: Range; readonly person: Person }
  | { readonly kind: 'agent'; readonly name: string; readonly range: Range }

/** The block around an offset, or the one before where it stands between two. */
export function blockAt({ blocks }: Packet, offset: number): Placed | undefined {
  let [low, high] = [0, blocks.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (blocks[middle]!.start <= offset) low = middle
    else high = middle - 1
  }
  const found = blocks[low]
  return found && found.start <= offset ? found : undefined
}

export const holds = ({ start, end }: Pick<Span, 'start' | 'end'>, at: number): boolean => start <= at && at <= end

/** The innermost statement around an offset. */
export function statementAt(packet: Packet, offset: number): Statement | undefined {
  const placed = blockAt(packet, offset)
  return placed && innermost(placed.block.statements, offset - placed.start)
}

export function evidenceAt(packet: Packet, offset: number): Evidence | undefined {
  const placed = blockAt(packet, offset)
  return placed && innermost(placed.block.evidence, offset - placed.start)
}

function innermost<T extends { readonly span: Span }>(all: readonly T[], at: number): T | undefined {
  return all.filter(({ span }) => holds(span, at)).sort((a, b) => b.span.start - a.span.start)[0]
}

const word = /\[\^[^\]\s]+\]|agent:[A-Za-z0-9-]+|@[A-Za-z0-9-]+|[A-Za-z][A-Za-z0-9-]*/g

/** The name under an offset, whatever it turns out to name. */
function wordAt(
  { block, start }: Placed,
  offset: number,
): { readonly text: string; readonly range: Range } | undefined {
  const at = offset - start
  const from = Math.max(0, block.text.lastIndexOf('\n', at - 1) + 1)
  const stop = block.text.indexOf('\n', at)
  const line = block.text.slice(from, stop < 0 ? undefined : stop)
  for (const { 0: text, index } of line.matchAll(word)) {
    const range = { start: start + from + index, end: start + from + index + text.length }
    if (holds(range, offset)) return { text, range }
  }
  return undefined
}

/** A name as the page writes it, and what it names. IDs are looked for wherever they stand. */
export function namedAt(
  { packet, workspace }: Pick<Subject, 'packet' | 'workspace'>,
  offset: number,
): Named | undefined {
  const placed = blockAt(packet, offset)
  const found = placed && wordAt(placed, offset)
  if (!found) return undefined
  const { text, range } = found
  const label = /^\[\^(.+)\]$/.exec(text)?.[1]
  const id = label ?? text
  const inner = label === undefined ? range : { start: range.start + 2, end: range.end - 1 }
  const evidence = packet.evidenceOf(id)
  if (evidence) return { kind: 'evidence', id, range: inner, evidence }
  const statement = packet.statement(id)
  if (statement) return { kind: 'statement', id, range: inner, statement }
  if (text.startsWith('agent:')) return { kind: 'agent', name: text.slice('agent:'.length), range }
  const person = personOf(text, workspace)
  return person && (text.startsWith('@') || placed.block.type === 'front matter')
    ? { kind: 'person', handle: person.handle.replace(/^@/, ''), range, person }
    : undefined
}

/** Every block of a page in its place, for what walks all of them. */
export function* placed<T>(
  { blocks }: Packet,
  of: (block: Block) => readonly T[],
): Iterable<readonly [item: T, at: number]> {
  for (const { block, start } of blocks) for (const item of of(block)) yield [item, start]
}
