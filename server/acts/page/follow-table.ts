// The handoff table in step with the ledger. Rows of other kinds that somebody added stay, and so does the way in which
// the table is laid out: cells padded to one width, or not.
import type { Block, Packet } from '../../../schemas/packet.ts'
import { parse } from '../../packet/parse.ts'
import { plainRole } from '../../profile/people.ts'
import { below, edited, lineEndOf, type Page } from './edits.ts'
import type { Followed } from './follow-boxes.ts'
import { isOurRow, type Row, ranked, rowsOf } from './rows.ts'
import { seenOn, type View } from './view.ts'
import { beforeDefinitions } from './where.ts'

export function followTable(page: Page, view: View): Followed {
  const seen = seenOn(view, page.text)
  const { packet } = seen
  const rows = rowsOf(seen)
  const { table } = packet
  if (!table)
    return {
      page: edited(page, [newTable(packet, rows, view)]),
      says: ['The handoff table was not on the page and is now.'],
    }
  const placed = packet.blocks.find(({ block }) => block === table.span.block)!
  const lines = linesWith(placed.block, rows, seen)
  if (!lines) return { page, says: [] }
  const range = { start: placed.start, end: placed.start + placed.block.text.length }
  const change = { range, text: lines.join(lineEndOf(page.text)) }
  return { page: edited(page, [change]), says: ['The handoff table is brought in step.'] }
}

function newTable(packet: Packet, rows: readonly Row[], { profile }: View) {
  const lines = ['| | |', '|---|---|', ...rows.map(lineOf)]
  const names = profile.sections.find(({ name, aliases }) => [name, ...aliases].some(isLedger))
  const titles = [names?.name ?? 'Handoff ledger', ...(names?.aliases ?? [])].map(plainRole)
  const section = packet.sections.find(({ name }) => isLedger(name) || titles.includes(plainRole(name)))
  const last = section?.blocks.findLast(block => block.type !== 'footnoteDefinition' && block.type !== 'definition')
  const placed = last && packet.blocks.find(({ block }) => block === last)
  if (placed) return below(packet.text, placed.start + placed.block.text.length, lines)
  return below(packet.text, beforeDefinitions(packet), [`## ${names?.name ?? 'Handoff ledger'}`, '', ...lines])
}

const isLedger = (name: string) => plainRole(name) === 'handoff-ledger'
const lineOf = ({ label, text }: Row) => (text ? `| ${label} | ${text} |` : `| ${label} | |`)

/** The lines that the table should have; nothing where it says all of that already. */
function linesWith(block: Block, rows: readonly Row[], view: View): readonly string[] | undefined {
  const source = block.text.split(/\r\n|\n|\r/)
  const [head = '', rule = '', ...old] = source
  const said = (block.rows ?? []).slice(1).map(cells => ({ label: cells[0]?.text ?? '', text: cells[1]?.text ?? '' }))
  const wanted = rows.map(row => ({ row, ...readBack(row) }))
  const first = said.findIndex(({ label }) => isOurRow(label))
  const kept = new Set<number>()
  const ours = wanted.map(({ row, label, text }) => {
    const index = said.findIndex(
      (one, at) => !kept.has(at) && one.label === label && suffices(one.text, text, label, view),
    )
    if (index >= 0) kept.add(index)
    return index >= 0 ? old[index]! : lineOf(row)
  })
  const others = old.map((line, index) => ({ line, index })).filter(({ index }) => !isOurRow(said[index]?.label ?? ''))
  const lines = [
    ...others.filter(({ index }) => index < first).map(({ line }) => line),
    ...ours,
    ...others.filter(({ index }) => index >= first).map(({ line }) => line),
  ]
  if (lines.length === old.length && lines.every((line, index) => line === old[index])) return undefined
  const padded = new Set(source.map(line => line.trimEnd().length)).size === 1 && source.length > 2
  return padded ? aligned([head, rule, ...lines]) : [head, rule, ...lines]
}

/** A row as a reader of the page has it. */
function readBack(row: Row): Row {
  const [block] = parse(`| Approval owner | |\n|---|---|\n${lineOf(row)}`).blocks
  const cells = block?.block.rows?.[1]
  return { label: cells?.[0]?.text ?? row.label, text: cells?.[1]?.text ?? row.text }
}

/** A shorter order of authority is as good, as long as it is one; the boundary may say more. */
function suffices(said: string, wanted: string, label: string, view: View): boolean {
  if (said === wanted) return true
  if (label === 'Boundary') return said.includes(view.profile.boundary)
  if (label !== 'Order of authority') return false
  const order = ranked(view)
  const places = said.split(',').map(kind => order.indexOf(kind.trim()))
  return places.every((place, index) => place >= 0 && (index === 0 || place > places[index - 1]!))
}

/** Cells padded to the width of their column, as formatters lay a table out. */
function aligned(lines: readonly string[]): readonly string[] {
  const cells = lines.map(cellsOf)
  const widths = cells.reduce<number[]>(
    (most, row, line) => row.map((cell, index) => Math.max(most[index] ?? 3, line === 1 ? 3 : cell.length)),
    [],
  )
  return cells.map(
    (row, line) =>
      `| ${row.map((cell, index) => (line === 1 ? rule(cell, widths[index]!) : cell.padEnd(widths[index]!))).join(' | ')} |`,
  )
}

const rule = (cell: string, width: number) =>
  `${cell.startsWith(':') ? ':' : '-'}${'-'.repeat(width - 2)}${cell.endsWith(':') ? ':' : '-'}`

const cellsOf = (line: string): readonly string[] =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map(cell => cell.trim())
