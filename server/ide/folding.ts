// What can be folded: the front matter, sections, boxes below their header, and long threads.
import type { Packet, Range } from '../../schemas/packet.ts'
import { type Outlined, outline } from './symbols.ts'

export function folds(packet: Packet): readonly Range[] {
  const found: Range[] = []
  const first = packet.blocks[0]
  if (first?.block.type === 'front matter')
    found.push({ start: first.start, end: first.start + first.block.text.length })
  for (const { block, start } of packet.blocks) {
    for (const { box, span, thread } of block.statements) {
      if (box) found.push({ start: start + box.header.start, end: start + span.end })
      if (thread.length > 2) found.push({ start: start + thread[0]!.span.start, end: start + thread.at(-1)!.span.end })
    }
  }
  const walk = ({ kind, range, children }: Outlined) => {
    if (kind === 'section') found.push(range)
    children.forEach(walk)
  }
  outline(packet).forEach(walk)
  return found.map(range => withoutBlankEnd(range, packet))
}

/** A fold that swallowed the empty line behind it would glue two sections together. */
function withoutBlankEnd({ start, end }: Range, { text }: Packet): Range {
  let last = end
  while (last > start && /\s/.test(text[last - 1]!)) last--
  return { start, end: last }
}
