// Which box of the page is which of the ledger's. Boxes have numbers, and numbers meet when branches do: the author and
// the words say more than the number does.
import type { Packet, Statement } from '../../../schemas/packet.ts'
import type { Box } from './boxes.ts'
import { boxesOf, linesOfBox } from './boxes.ts'
import { type Shown, shownBox, shownLines } from './shown.ts'
import type { View } from './view.ts'

export type OnPage = { readonly statement: Statement; readonly shown: Shown }
export type Matched = { readonly of: ReadonlyMap<Box, OnPage>; readonly others: readonly OnPage[] }

/** Each box of the page is at most one of the ledger's; the others are of somebody's own hand. */
export const match = (packet: Packet, view: View): Matched =>
  view.remember(`match ${packet.text}`, () => matched(boxesOf(view), packet, view))

function matched(boxes: readonly Box[], packet: Packet, view: View): Matched {
  const onPage = packet.statements
    .filter(one => /[ODR]/.test(one.letter) && one.box)
    .map(statement => ({ statement, shown: shownBox(statement, packet, view) }))
  const byId = Map.groupBy(onPage, ({ statement }) => statement.id)
  const byBody = Map.groupBy(onPage, ({ statement, shown }) => statement.letter + shown.body)
  const pairs = boxes.flatMap(box => {
    const body = shownBody(box, view)
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

/** The words of the ledger as the page would show them. */
export const shownBody = (box: Box, view: View): string | undefined =>
  box.body && shownLines(linesOfBox(box, box.body, []), view)?.body

/** Two of these three: the words, the number, the author. */
const weight = { words: 8, number: 7, asked: 6, author: 6, day: 1 }
const enough = 12

function likeness(box: Box, body: string | undefined, { statement, shown }: OnPage): number {
  return (
    (body !== undefined && body !== '[]' && body === shown.body ? weight.words : 0) +
    (statement.id === box.id ? weight.number : statement.id === box.asked ? weight.asked : 0) +
    (isBy(statement, box) ? weight.author : 0) +
    (statement.box?.when?.day === box.day ? weight.day : 0)
  )
}

export function isBy({ box: shown }: Statement, box: Box): boolean {
  const signed = shown?.actor
  return signed !== undefined && box.actor === (signed.kind === 'human' ? `@${signed.handle}` : `agent:${signed.name}`)
}
