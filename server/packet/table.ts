// Tables: cells as a reader sees them, rows that are statements, and the handoff table that shows who answers for what.
import type { Table } from 'mdast'
import type { Actor, Block, HandoffTable, Span } from '../../schemas/packet.ts'
import { checkTable } from './hidden.ts'
import { nodeSpan, type Place } from './place.ts'
import { keep } from './prose.ts'
import { readRow } from './statement.ts'
import { readActor } from './tokens.ts'
import { readWhen } from './when.ts'
import { flatten } from './words.ts'

export function readTable(node: Table, place: Place): void {
  checkTable(node, place)
  place.block.rows = node.children.map((row, index) => {
    const before = place.block.footnotes.length
    const cells = row.children.map(cell => flatten(cell.children, place))
    if (index) readRow(row, cells, before, place)
    else for (const cell of cells) keep(cell, place, { place: 'cell' })
    return row.children.map((cell, column) => ({ text: cells[column]!.text.trim(), span: nodeSpan(place, cell) }))
  })
}

/** The handoff table, if this block is one: it names the approval owner. */
export function handoffTable(block: Block): HandoffTable | undefined {
  if (!block.rows?.some(([label]) => /^approval owner$/i.test(label?.text ?? ''))) return undefined
  const rows = block.rows
    .filter(([label]) => label?.text)
    .map(([label, cell]) => {
      const span: Span = { block, start: label!.span.start, end: (cell ?? label!).span.end }
      return { label: label!.text, text: cell?.text ?? '', span }
    })
  const owner = rows.find(({ label }) => /^approval owner$/i.test(label))!
  const named = /^(\S+?)(?:,|\s|$)(?:\s*since\s+(\d[^(]*?)\s*(?:\(|$))?/.exec(owner.text)
  const actor = named?.[1] === undefined ? undefined : readActor(named[1])
  const since = named?.[2] ? readWhen(named[2], owner.span) : undefined
  const last = block.rows.at(-1)?.at(-1)?.span.end ?? block.text.length
  return {
    span: { block, start: block.rows[0]?.[0]?.span.start ?? 0, end: last },
    ...(actor && { owner: { actor, ...(since && { since }), span: owner.span } }),
    reviewers: rows.flatMap(row => reviewer(row)),
    rows,
  }
}

function reviewer({ label, text, span }: HandoffTable['rows'][number]): HandoffTable['reviewers'][number][] {
  const role = /^reviewer,\s*(.+)$/i.exec(label)?.[1]
  if (role === undefined) return []
  const named = /^(agent:\S+|@[\w-]+)\s*:?\s*(.*)$/.exec(text)
  const actor: Actor | undefined = named?.[1] === undefined ? undefined : readActor(named[1].replace(/:$/, ''))
  const said = (actor ? named![2]! : text.replace(/^[^:]*:\s*/, '')).replace(/\s*\(.*$/, '')
  return [{ role, actor, state: said.trim().toLowerCase(), span }]
}
