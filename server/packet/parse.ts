// Text in, packet out. Never throws: whatever is wrong with a page is a problem inside of its packet.
import type { Packet } from '../../schemas/packet.ts'
import { cutFrontMatter, readFrontMatter } from './front-matter.ts'
import { definedLabels, likelyLabels, settleLinks } from './links.ts'
import { snapshot } from './snapshot.ts'
import { readPage } from './window.ts'

export function parse(text: string): Packet {
  const cut = cutFrontMatter(text)
  const front = cut.end > cut.start ? readFrontMatter(text.slice(cut.start, cut.end), cut.closed) : undefined
  const labels = likelyLabels(text)
  const body = readPage(text, cut.end, labels)
  const settled = settleLinks(body, labels, definedLabels(body), text)
  const head = front ? [{ block: front.block, start: cut.start }] : []
  return snapshot(text, [...head, ...settled], front?.entries ?? [])
}
