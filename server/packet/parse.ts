// Text in, packet out. Never throws: whatever is wrong with a page is a problem inside of its packet.
import type { Packet, Placed } from '../../schemas/packet.ts'
import { read } from './engine.ts'
import { cutFrontMatter, readFrontMatter } from './front-matter.ts'
import { gather } from './gather.ts'
import { endOf, startOf } from './place.ts'
import { snapshot } from './snapshot.ts'

export function parse(text: string): Packet {
  const cut = cutFrontMatter(text)
  const blocks: Placed[] = []
  const front = cut.end > cut.start ? readFrontMatter(text.slice(cut.start, cut.end), cut.closed) : undefined
  if (front) blocks.push({ block: front.block, start: cut.start })
  const body = text.slice(cut.end)
  for (const node of read(body, []).children) {
    const start = lineStart(body, startOf(node))
    blocks.push({ block: gather([node], body, start, endOf(node)), start: cut.end + start })
  }
  return snapshot(text, blocks, front?.entries ?? [])
}

function lineStart(text: string, at: number): number {
  let start = at
  while (start > 0 && /[ \t]/.test(text[start - 1]!)) start--
  return start
}
