// What a page is made of, as an outline: its sections, and in them its statements and sources.
import { type Evidence, kinds, type Letter, type Packet, type Range, type Statement } from '../../schemas/packet.ts'
import { remembered } from '../rules/shared/remembered.ts'
import { cut } from './describe.ts'

export type Outlined = {
  /** What it stands for: as long as that is the same object, only places can be other ones. */
  readonly of: object
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
        of: heading,
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

const outlined = (of: Statement | Evidence, kind: Letter, detail: string, from: number): Outlined => ({
  of,
  name: of.id,
  detail,
  kind,
  range: { start: from + of.span.start, end: from + of.span.end },
  at: { start: from + of.idSpan.start, end: from + of.idSpan.end },
  children: [],
})
