// What a selection grows to: the word, the statement's words, the statement, its block, its section, the page.
import type { Packet, Range } from '../../schemas/packet.ts'
import { blockAt, evidenceAt, statementAt } from './at.ts'
import { type Outlined, outline } from './symbols.ts'

/** From the narrowest to the widest, each wider than the one before. */
export function selections(packet: Packet, offset: number): readonly Range[] {
  const placed = blockAt(packet, offset)
  const statement = statementAt(packet, offset)
  const evidence = evidenceAt(packet, offset)
  const all = [
    wordAt(packet, offset),
    ...(statement ? [packet.range(statement.textSpan), packet.range(statement.span)] : []),
    ...(evidence ? [packet.range(evidence.span)] : []),
    ...(placed ? [{ start: placed.start, end: placed.start + placed.block.text.length }] : []),
    ...sectionsAround(outline(packet), offset),
    { start: 0, end: packet.text.length },
  ]
  const holding = all.filter(({ start, end }) => start <= offset && offset <= end)
  return holding.filter((range, index) => {
    const before = holding[index - 1]
    return !before || (range.start <= before.start && before.end <= range.end && size(range) > size(before))
  })
}

const size = ({ start, end }: Range) => end - start

function wordAt({ text }: Packet, offset: number): Range {
  const isWord = (at: number) => /[\p{L}\p{N}_@-]/u.test(text[at] ?? '')
  let [start, end] = [offset, offset]
  while (start > 0 && isWord(start - 1)) start--
  while (end < text.length && isWord(end)) end++
  return { start, end }
}

function sectionsAround(all: readonly Outlined[], offset: number): readonly Range[] {
  const around = all.find(({ kind, range }) => kind === 'section' && range.start <= offset && offset <= range.end)
  return around ? [...sectionsAround(around.children, offset), around.range] : []
}
