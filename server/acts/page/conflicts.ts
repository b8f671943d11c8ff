// Conflicts that git left on a page. Where the two sides differ only in what the ledger proves (boxes, threads, the handoff
// table), either side will do, since everything is brought in step afterwards. Every other conflict is for a person.
import type { Block, Packet, Range, Statement } from '../../../schemas/packet.ts'
import { handoffTable } from '../../packet/table.ts'
import { digests } from '../../workspace/digests.ts'
import { shownEntry } from './boxes.ts'
import type { Page } from './edits.ts'
import { threadOf } from './follow-boxes.ts'
import { type Matched, match, shownBody } from './match.ts'
import { isOurRow } from './rows.ts'
import { shownBox, shownThread } from './shown.ts'
import { pageIn, type View } from './view.ts'

type Conflict = { readonly whole: Range; readonly ours: Range; readonly theirs: Range }
export type Lines = { readonly first: number; readonly last: number }

const mark = /^(?:<{7}|>{7}|\|{7}|={7})(?=[ \r\n]|$)[^\r\n]*(?:\r\n|\n|\r|$)/gm

export const hasConflicts = (text: string): boolean => /^(?:<{7}|>{7})(?=[ \r\n]|$)/m.test(text)

/** The page with one side of each conflict that the ledger can settle, and the places of the others. */
export function settle(text: string, view: View): { page: Page; left: readonly Conflict[] } | { unclear: Lines } {
  const conflicts = conflictsIn(text)
  if ('unclear' in conflicts) return conflicts
  const [ours, theirs] = [sideOf(text, conflicts, 'ours'), sideOf(text, conflicts, 'theirs')]
  const [a, b] = [new Side(ours.text, view), new Side(theirs.text, view)]
  const left = conflicts.filter((_one, index) => a.beside(ours.places[index]!) !== b.beside(theirs.places[index]!))
  const frozen = left.map(one => ours.places[conflicts.indexOf(one)]!)
  return {
    page: { text: ours.text, frozen, held: left.map(({ whole }) => text.slice(whole.start, whole.end)).join('') },
    left,
  }
}

/** The text with the conflicts that are left put back, letter for letter. */
export function withConflicts({ text, frozen }: Page, left: readonly Conflict[], before: string): string {
  let out = ''
  let at = 0
  for (const [index, { start, end }] of frozen.entries()) {
    const { whole } = left[index]!
    out += text.slice(at, start) + before.slice(whole.start, whole.end)
    at = end
  }
  return out + text.slice(at)
}

export function linesOf(text: string, { start, end }: Range): Lines {
  const first = text.slice(0, start).split(/\r\n|\n|\r/).length
  return {
    first,
    last:
      first +
      text
        .slice(start, end)
        .trimEnd()
        .split(/\r\n|\n|\r/).length -
      1,
  }
}

function conflictsIn(text: string): readonly Conflict[] | { unclear: Lines } {
  const found: Conflict[] = []
  let open: { start: number; body: number; base?: number; middle?: Range } | undefined
  for (const { 0: line, index } of text.matchAll(mark)) {
    const end = index + line.length
    const kind = line[0]
    if (kind === '<' && !open) open = { start: index, body: end }
    else if (kind === '|' && open && open.base === undefined && !open.middle) open.base = index
    else if (kind === '=' && open && !open.middle) open.middle = { start: index, end }
    else if (kind === '>' && open?.middle) {
      found.push({
        whole: { start: open.start, end },
        ours: { start: open.body, end: open.base ?? open.middle.start },
        theirs: { start: open.middle.end, end: index },
      })
      open = undefined
    } else if (kind !== '=' && kind !== '|') return { unclear: linesOf(text, { start: open?.start ?? index, end }) }
  }
  return open ? { unclear: linesOf(text, { start: open.start, end: text.length }) } : found
}

function sideOf(text: string, conflicts: readonly Conflict[], side: 'ours' | 'theirs') {
  let out = ''
  let at = 0
  const places = conflicts.map(conflict => {
    out += text.slice(at, conflict.whole.start)
    at = conflict.whole.end
    const start = out.length
    out += text.slice(conflict[side].start, conflict[side].end)
    return { start, end: out.length }
  })
  return { text: out + text.slice(at), places }
}

/** One side of the merge as a page of its own. */
class Side {
  readonly #packet: Packet
  readonly #view: View
  readonly #matched: Matched
  readonly #digests: ReadonlyMap<string, string>

  constructor(text: string, view: View) {
    this.#packet = pageIn(view, text)
    this.#view = view
    this.#matched = match(this.#packet, view)
    this.#digests = new Map(digests.blocks(this.#packet).map(({ name, digest }) => [name, digest]))
  }

  /** What stands in this place besides that which the ledger knows, as a text to compare. */
  beside({ start, end }: Range): string {
    const touched = this.#packet.blocks.filter(
      placed => placed.start < end && placed.start + placed.block.text.length > start,
    )
    return JSON.stringify(touched.flatMap(({ block }) => this.#unknownIn(block)))
  }

  #unknownIn(block: Block): readonly unknown[] {
    if (handoffTable(block)) return (block.rows ?? []).filter(([label]) => !isOurRow(label?.text ?? '')).map(texts)
    const boxes = block.statements.filter(one => /[ODR]/.test(one.letter))
    if (boxes.length > 0) return boxes.flatMap(box => this.#unknownInBox(box))
    let rest = block.text
    for (const { span } of block.statements.toReversed()) rest = rest.slice(0, span.start) + rest.slice(span.end)
    return [
      ...block.statements.flatMap(one => [
        [one.id, this.#digests.get(one.id) ?? this.#packet.slice(one.span)],
        ...this.#foreign(one),
      ]),
      ...(rest.trim() ? [rest.trim()] : []),
    ]
  }

  #unknownInBox(box: Statement): readonly unknown[] {
    const known = [...this.#matched.of].find(([, { statement }]) => statement === box)
    if (!known) return [this.#packet.slice(box.span)]
    const [of] = known
    const shown = shownBox(box, this.#packet, this.#view)
    const body = shownBody(of, this.#view)
    const { thread, foreign } = threadOf(of, shown.entries, this.#view)
    return [...(body === shown.body ? [] : [[of.event, shown.body]]), ...(foreign > 0 ? [thread.slice(-foreign)] : [])]
  }

  /** Entries under a question, a hypothesis or a step that the ledger does not know. */
  #foreign(statement: Statement): readonly unknown[] {
    const said = this.#view.ledger.state.threads.get(statement.id) ?? []
    const entries = said.map(one => shownEntry(one, this.#view))
    const { thread, foreign } = threadOf({ entries }, shownThread(statement, this.#packet, this.#view), this.#view)
    return foreign > 0 ? [thread] : []
  }
}

const texts = (cells: readonly { readonly text: string }[]) => cells.map(({ text }) => text)
