// Which box of the page is which of the ledger's. Boxes have numbers, and numbers meet when branches do: the author and
// the words say more than the number does.
import type { Packet, Statement } from '../../../schemas/packet.ts'
import type { Box } from './boxes.ts'
import { linesOfBox } from './boxes.ts'
import { type Shown, shownBox, shownLines } from './shown.ts'

export type OnPage = { readonly statement: Statement; readonly shown: Shown }
export type Matched = { readonly of: ReadonlyMap<Box, OnPage>; readonly others: readonly OnPage[] }

/** Each box of the page is at most one of the ledger's; the others are of somebody's own hand. */
export function match(boxes: readonly Box[], packet: Packet): Matched {
  const onPage = packet.statements
    .filter(one => /[ODR]/.test(one.letter) && one.box)
    .map(statement => ({ statement, shown: shownBox(statement, packet) }))
  const byId = Map.groupBy(onPage, ({ statement }) => statement.id)
  const byBody = Map.groupBy(onPage, ({ statement, shown }) => statement.letter + shown.body)
  const pairs = boxes.flatMap(box => {
    const body = box.body && shownLines(linesOfBox(box, box.body, []))?.body
    const candidates = new Set([
      ...(byId.get(box.id) ?? []),
      ...(byId.get(box.asked) ?? []),
      ...(body ? (byBody.get(box.letter + body) ?? []) : []),
    ])
    return [...candidates].map(page => ({ box, page, likeness: likeness(box, body, page) }))
  })
  const of = new Map<Box, OnPage>()
  const taken = new Set<OnPage>()
  for (const { box, page, likeness } of pairs.sort((a, b) => b.likeness - a.likeness)) {
    if (likeness < enough || of.has(box) || taken.has(page)) continue
    of.set(box, page)
    taken.add(page)
  }
  return { of, others: onPage.filter(page => !taken.has(page)) }
}

/** Two of these three: the words, the number, the author. */
const weight = { words: 8, number: 7, asked: 6, author: 6, day: 1 }
const enough = 12

function likeness(box: Box, body: string | undefined, { statement, shown }: OnPage): number {
  const signed = statement.box?.actor
  const actor = signed && (signed.kind === 'human' ? `@${signed.handle}` : `agent:${signed.name}`)
  return (
    (body !== undefined && body !== '[]' && body === shown.body ? weight.words : 0) +
    (statement.id === box.id ? weight.number : statement.id === box.asked ? weight.asked : 0) +
    (actor === box.actor ? weight.author : 0) +
    (statement.box?.when?.day === box.day ? weight.day : 0)
  )
}
