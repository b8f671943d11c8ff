// Where a new box stands: below what it is about, behind the boxes that stand there already.
import type { LedgerTarget } from '../../../schemas/ledger.ts'
import type { Block, Packet } from '../../../schemas/packet.ts'
import type { Box } from './boxes.ts'
import type { Matched } from './match.ts'

/** The offset where the block ends below which the box goes; nothing while the box that it is about is not there yet. */
export function placeBelow(
  box: Box,
  packet: Packet,
  matched: Matched,
  awaited: ReadonlySet<string>,
): number | undefined {
  const [target] = box.at
  if (target?.kind === 'event') {
    const about = [...matched.of].find(([one]) => one.event === target.event)?.[1]
    if (about) return after(about.statement.span.block, packet, box.letter === 'R' ? /R/ : /[RD]/)
    if (awaited.has(target.event)) return undefined
  }
  const block = target && blockOf(target, packet)
  if (!block) return packetEnd(packet)
  return after(block, packet, box.letter === 'D' ? /[ORD]/ : /[OR]/)
}

function blockOf(target: LedgerTarget, packet: Packet): Block | undefined {
  if (target.kind === 'statement' && !target.id.startsWith('E')) return packet.statement(target.id)?.span.block
  if (target.kind !== 'section') return undefined
  const section = packet.sections.find(one => one.name.toLowerCase() === target.name.toLowerCase())
  return section?.blocks.findLast(block => block.evidence.length === 0 && block.type !== 'footnoteDefinition')
}

/** Behind the boxes of these letters that follow the block. */
function after(block: Block, packet: Packet, letters: RegExp): number {
  let index = packet.blocks.findIndex(one => one.block === block)
  while (letters.test(boxLetter(packet.blocks[index + 1]?.block))) index++
  return endOf(packet, index)
}

const boxLetter = (block: Block | undefined) =>
  block?.type === 'blockquote' ? (block.statements[0]?.letter ?? '') : ''

const endOf = (packet: Packet, index: number) => {
  const placed = packet.blocks[index]
  return placed ? placed.start + placed.block.text.length : packet.text.trimEnd().length
}

/** Before the section with the handoff table, or before the definitions of the evidence at the end of the page. */
export function packetEnd(packet: Packet): number {
  const table = packet.table?.span.block
  const heading = table && packet.sectionOf(table)?.heading.block
  const before = heading ? packet.blocks.findIndex(({ block }) => block === heading) : -1
  return before > 0 ? endOf(packet, before - 1) : beforeDefinitions(packet)
}

/** Where the page ends for a reader: below it are only definitions of footnotes. */
export const beforeDefinitions = (packet: Packet): number =>
  endOf(
    packet,
    packet.blocks.findLastIndex(({ block }) => block.type !== 'footnoteDefinition' && block.type !== 'definition'),
  )
