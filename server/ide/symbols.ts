// What a page is made of, as an outline: its sections, and in them its statements and sources.
import { type Evidence, kinds, type Letter, type Packet, type Range, type Statement } from '../../schemas/packet.ts'
import { remembered } from '../rules/shared/remembered.ts'
import { cut } from './describe.ts'

export type Outlined = {
  readonly name: string
  readonly detail: string
  readonly kind: 'section' | Letter
  readonly range: Range
  /** Its heading or its ID. */
  readonly at: Range
  readonly children: readonly Outlined[]
}

type Open = {
  readonly depth: number
  readonly start: number
  readonly node: { -readonly [K in keyof Outlined]: Outlined[K] }
  readonly children: Outlined[]
}

export function outline(packet: Packet): readonly Outlined[] {
  const top: Outlined[] = []
  const around: Open[] = []
  const close = (depth: number, end: number) => {
    while (around.length > 0 && around.at(-1)!.depth >= depth) {
      const { node } = around.pop()!
      node.range = { start: node.range.start, end }
    }
  }
  const put = (one: Outlined) => (around.at(-1)?.children ?? top).push(one)
  const headings = new Set(packet.sections.map(({ heading }) => heading.block))
  for (const { block, start } of packet.blocks) {
    const { heading } = block
    if (heading && headings.has(block)) {
      close(heading.depth, start)
      const at = { start: start + heading.span.start, end: start + heading.span.end }
      const children: Outlined[] = []
      const node = {
        name: heading.name || '(empty heading)',
        detail: '',
        kind: 'section' as const,
        range: { start, end: start + block.text.length },
        at,
        children,
      }
      put(node)
      around.push({ depth: heading.depth, start, node, children })
    }
    for (const one of block.statements) put(outlined(one, one.letter, detailOf(one), start))
    for (const one of block.evidence) put(outlined(one, 'E', one.title, start))
  }
  close(0, packet.text.length)
  return top
}

const detailOf = remembered(({ text, letter }: Statement) => cut(text.slice(0, 120), 80) || kinds[letter])

const outlined = (
  { id, span, idSpan }: Statement | Evidence,
  kind: Letter,
  detail: string,
  from: number,
): Outlined => ({
  name: id,
  detail,
  kind,
  range: { start: from + span.start, end: from + span.end },
  at: { start: from + idSpan.start, end: from + idSpan.end },
  children: [],
})
