// Boxes in step with the ledger: what is missing comes back word for word, what somebody changed is restored, a number that
// two branches gave twice is mended, and a draft that was decided leaves. What nobody recorded stays, and is named.
import type { Packet, Statement } from '../../../schemas/packet.ts'
import type { Change } from '../act.ts'
import { type Box, boxesOf, linesOfBox, missingBody, missingEntry } from './boxes.ts'
import { below, edited, lineEndOf, type Page } from './edits.ts'
import { isBy, type Matched, match, type OnPage, shownBody } from './match.ts'
import { contentOfLines, type Shown, type ShownItem, shownLines } from './shown.ts'
import { pageIn, type View } from './view.ts'
import { placeBelow } from './where.ts'

export type Followed = { readonly page: Page; readonly says: readonly string[] }

export function followBoxes(page: Page, view: View): Followed {
  const boxes = boxesOf(view)
  const packet = pageIn(view, page.text)
  const matched = match(packet, view)
  const says: string[] = []
  const changes = [...matched.of].flatMap(([box, on]) => {
    const { start, end } = packet.range(on.statement.span)
    if (isUnclear(on.statement)) {
      says.push(unclear(box.id))
      return []
    }
    if (!box.stands) return leaving(box, on, packet, says, view)
    const lines = brought(box, on, says, view)
    return lines ? [{ range: { start, end }, text: lines.join(lineEndOf(page.text)) }] : []
  })
  for (const on of matched.others) {
    const { statement } = on
    const twice = isUnclear(statement) ? undefined : [...matched.of].find(([box]) => isCopy(on, box, view))?.[0]
    if (twice) changes.push({ range: withGap(statement, packet), text: '' })
    says.push(
      twice
        ? `${twice.id} stood on the page twice.`
        : `${statement.id} is not in the ledger: ${howToRecord[statement.letter as keyof typeof howToRecord]}.`,
    )
  }
  const mended = edited(page, changes)
  return { page: withMissing(mended, boxes, says, view), says }
}

const howToRecord = {
  O: 'whoever objects says so with `countersign object`',
  D: 'it is proposed with `countersign propose`',
  R: 'a risk is carried with `countersign carry`',
} as const

/** Something in it was not understood: it may be other text that only looks like a part of it. */
export const isUnclear = ({ span }: Statement): boolean =>
  span.block.problems.some(problem => problem.span.start < span.end && span.start < problem.span.end)

export const unclear = (id: string): string => `${id} holds something that cannot be read: mend that first, then sync.`

/** The same author, words and number again, and nothing that the ledger does not know. */
function isCopy({ statement, shown }: OnPage, box: Box, view: View): boolean {
  if ((statement.id !== box.id && statement.id !== box.asked) || !isBy(statement, box)) return false
  return shownBody(box, view) === shown.body && threadOf(box, shown.entries, view).foreign === 0
}

/** Boxes may be about boxes: those come first, so the page is read again until nothing waits. */
function withMissing(page: Page, boxes: readonly Box[], says: string[], view: View): Page {
  let now = page
  let missing = boxes.filter(({ stands, id, asked }) => stands && !names(page.held, id) && !names(page.held, asked))
  for (;;) {
    const packet = pageIn(view, now.text)
    const matched = match(packet, view)
    const still = missing.filter(box => !matched.of.has(box))
    if (now !== page)
      for (const { id } of missing.filter(box => !still.includes(box)))
        says.push(`${id} was not on the page and is now.`)
    if (still.length === 0 || (now !== page && still.length === missing.length)) return now
    missing = still
    now = edited(now, insertions(missing, packet, matched, view))
  }
}

const names = (held: string | undefined, id: string) => held?.includes(`**${id}**`) ?? false

function insertions(missing: readonly Box[], packet: Packet, matched: Matched, view: View): Change[] {
  const awaited = new Set(missing.map(({ event }) => event))
  const found = missing.map(box => ({ box, at: placeBelow(box, packet, matched, awaited) }))
  const placed = found.filter((one): one is { box: Box; at: number } => one.at !== undefined)
  return [...Map.groupBy(placed, ({ at }) => at)].map(([at, group]) =>
    below(
      packet.text,
      at,
      group.flatMap(({ box }, index) => [...(index ? [''] : []), ...whole(box, view)]),
    ),
  )
}

const whole = (box: Box, view: View) => linesOfBox(box, box.body ?? missingBody(box), threadOf(box, [], view).thread)

/** The lines that it should have; nothing where it has them. A draft that somebody works on keeps its words. */
function brought(box: Box, { statement, shown }: OnPage, says: string[], view: View): readonly string[] | undefined {
  const { thread, foreign } = threadOf(box, shown.entries, view)
  if (foreign > 0) says.push(`${box.id} has an entry that the ledger does not know; it stays where it is.`)
  const lines = linesOfBox(box, box.body ?? shown.bodyLines, thread)
  const wanted = shownLines(lines, view)
  if (!wanted || same(wanted, shown, statement.id === box.id && statement.box?.marker !== undefined)) return undefined
  if (box.letter === 'D' && wanted.body !== shown.body) {
    says.push(`${box.id} reads otherwise than it was proposed: whoever accepts it accepts it as corrected.`)
    const kept = linesOfBox(box, shown.bodyLines, [])
    const after = shownLines(kept, view)
    return after?.body !== shown.body || same(after, shown, true) ? undefined : kept
  }
  if (statement.id !== box.id)
    says.push(`${statement.id} of ${box.actor} is ${box.id}: another branch had the number first.`)
  else if (wanted.body !== shown.body)
    says.push(
      view.ledger.state.disposed.has(box.words ?? '')
        ? `The words of ${box.id} were destroyed, and left the page.`
        : `The words of ${box.id} are those of ${box.actor} again. The page said: ${shown.bodyLines.join(' ')}`,
    )
  return lines
}

const same = (a: Shown, b: Shown, marked: boolean) =>
  marked &&
  a.header === b.header &&
  a.body === b.body &&
  a.entries.length === b.entries.length &&
  a.entries.every(({ content }, index) => content === b.entries[index]!.content)

type Threaded = { readonly thread: readonly string[]; readonly foreign: number }

/** What the ledger knows, in its order; then what only the page has. */
export function threadOf({ entries }: Pick<Box, 'entries'>, onPage: readonly ShownItem[], view: View): Threaded {
  const left = new Set(onPage)
  const take = (fits: (item: ShownItem) => boolean) => {
    for (const item of left) if (fits(item)) return left.delete(item) ? item : undefined
    return undefined
  }
  const exact = entries.map(({ lines }) => {
    const content = lines && contentOfLines(lines, view)
    return content === undefined ? undefined : take(item => item.content === content)
  })
  const known = entries.map((entry, index) => {
    if (exact[index]) return entry.lines!
    const item = take(({ entry: { verb, actor, when } }) => {
      const by = actor && (actor.kind === 'human' ? `@${actor.handle}` : `agent:${actor.name}`)
      return verb === entry.said.verb && by === entry.said.actor && when?.day === entry.day
    })
    return entry.lines ?? item?.lines ?? missingEntry(entry)
  })
  return { thread: spaced([...known, ...[...left].map(({ lines }) => lines)]), foreign: left.size }
}

/** A list in which one entry has several paragraphs has empty lines between all of them. */
function spaced(items: readonly (readonly string[])[]): readonly string[] {
  const loose = items.some(lines => lines.includes(''))
  return items.flatMap((lines, index) => (loose && index ? ['', ...lines] : lines))
}

/** A decided draft goes, and the gap behind it. One whose words somebody changed since stays, unless they were taken so. */
function leaving(box: Box, { statement, shown }: OnPage, packet: Packet, says: string[], view: View): Change[] {
  const body = shownBody(box, view)
  if (!box.corrected && body !== undefined && body !== shown.body) {
    says.push(`${box.id} is decided, and its box reads otherwise than the draft: take the box out, or propose it anew.`)
    return []
  }
  return [{ range: withGap(statement, packet), text: '' }]
}

function withGap(statement: Statement, packet: Packet) {
  const { start, end } = packet.range(statement.span)
  const gap = /^[ \t]*(?:(?:\r\n|\n|\r)[ \t]*)*(?=\S|$)/.exec(packet.text.slice(end))?.[0] ?? ''
  if (end + gap.length < packet.text.length) return { start, end: end + gap.replace(/[ \t]+$/, '').length }
  return { start: packet.text.slice(0, start).trimEnd().length, end }
}
