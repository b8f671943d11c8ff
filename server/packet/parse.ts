// Text in, packet out. Never throws: whatever is wrong with a page is a problem inside of its packet.
import type { Packet } from '../../schemas/packet.ts'
import { cutFrontMatter, readFrontMatter } from './front-matter.ts'
import { unreadable } from './gather.ts'
import { definedLabels, likelyLabels, settleLinks } from './links.ts'
import { fieldsOf, snapshot } from './snapshot.ts'
import { sourceOf } from './source.ts'
import { lineEnd, own } from './text.ts'
import { readPage } from './window.ts'

/** In characters. Nobody reads a page of this size, and so no tool should say that it did. */
export const largest = 20_000_000

export function parse(text: string): Packet {
  if (text.length > largest) return refused(text)
  const cut = cutFrontMatter(text)
  const front = cut.end > cut.start ? readFrontMatter(text.slice(cut.start, cut.end), cut.closed) : undefined
  const labels = likelyLabels(text)
  const body = readPage(text, cut.end, labels)
  const defined = definedLabels(body)
  const settled = settleLinks(body, labels, defined, text)
  const head = front ? [{ block: front.block, start: cut.start }] : []
  return snapshot(sourceOf(text), [...head, ...settled], fieldsOf(front?.entries ?? []), { links: () => defined })
}

function refused(text: string): Packet {
  const block = unreadable(own(text.slice(0, lineEnd(text.slice(0, 200), 0))), 'it has more than 20 million characters')
  return snapshot(sourceOf(text), [{ block, start: 0 }], fieldsOf([]))
}
