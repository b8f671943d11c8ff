// Many packets at a glance: a line each, the most pressing first; what lapses next; who has to act. As text, and as the
// Markdown that build servers show beside a run.
import { count, type Screen } from './lint-report.ts'
import { plainMarkdown as plain } from './plain-markdown.ts'
import { harmless, textWidth } from './width.ts'

export type Overview = {
  readonly packets: readonly Glance[]
  readonly unreadable: readonly { readonly path: string; readonly why: string }[]
}

export type Glance = {
  readonly path: string
  readonly packet: string | undefined
  readonly title: string
  readonly verdict: string
  readonly owner: string | undefined
  readonly coordinator: string | undefined
  readonly blocks: number
  readonly waits: number
  readonly remarks: number
  readonly lapses: readonly { readonly id: string; readonly until: string; readonly supports: readonly string[] }[]
  /** What waits for the person who was asked for. */
  readonly todo?: readonly { readonly does: string; readonly says: string }[]
  readonly next?: { readonly who: string; readonly does: string; readonly command: string | undefined }
}

/** What waits for one person, packet by packet. */
export function agendaMarkdown(who: string, { packets, unreadable }: Overview): string {
  const items = packets.flatMap(({ path, todo = [] }) => [
    '',
    `**${plain(path)}**`,
    '',
    ...todo.map(({ does, says }) => `- ${plain(`${does}: ${says}`)}`),
  ])
  return [
    `## ${plain(agendaTitle(who, packets))}`,
    ...items,
    ...(unreadable.length > 0
      ? ['', 'What cannot be judged:', '', ...unreadable.map(({ path, why }) => `- ${plain(path)}: ${plain(why)}`)]
      : []),
    '',
  ].join('\n')
}

export function agendaTitle(who: string, packets: readonly Glance[]): string {
  const things = packets.reduce((sum, { todo = [] }) => sum + todo.length, 0)
  if (things === 0) return `Nothing waits for ${who}.`
  return `${count(things, 'thing')} in ${count(packets.length, 'packet')} ${things === 1 ? 'waits' : 'wait'} for ${who}.`
}

const mostPressing = [
  'escalated',
  'returned',
  'blocked',
  'on hold',
  'drafting',
  'ready for review',
  'ready for handoff',
  'handed off',
]

export const byPressure = (packets: readonly Glance[]): readonly Glance[] =>
  packets.toSorted((a, b) => mostPressing.indexOf(a.verdict) - mostPressing.indexOf(b.verdict))

export function overviewText(overview: Overview, { paint }: Screen): string {
  const { packets, unreadable } = overview
  const rows = [titles, ...packets.map(rowOf)].map(row => row.map(harmless))
  const widths = titles.map((_, at) => rows.reduce((most, row) => Math.max(most, textWidth(row[at]!)), 0))
  const [head = '', ...body] = rows.map(row =>
    row
      .map((cell, at) => `${cell}${' '.repeat(widths[at]! - textWidth(cell))}`)
      .join('  ')
      .trimEnd(),
  )
  const lapses = lapsesOf(packets)
  return [
    `${summary(overview)}\n`,
    ...(packets.length > 0 ? [paint('faint', head), ...body, ''] : []),
    ...(lapses.length > 0 ? ['What lapses next:\n', ...lapses.map(said => `   - ${harmless(said)}`), ''] : []),
    ...(packets.length > 0 ? [`Whose turn it is: ${harmless(turns(packets))}.\n`] : []),
    ...(unreadable.length > 0 ? ['What cannot be judged:\n', ...unreadable.map(alone), ''] : []),
  ].join('\n')
}

export function overviewMarkdown(overview: Overview): string {
  const { packets, unreadable } = overview
  const row = (cells: readonly string[]) => `| ${cells.map(plain).join(' | ')} |`
  const lapses = lapsesOf(packets)
  return [
    `## Packets\n\n${summary(overview)}\n`,
    ...(packets.length > 0 ? [row(titles), '|---|--:|---|---|---|', ...packets.map(one => row(rowOf(one))), ''] : []),
    ...(lapses.length > 0 ? ['What lapses next:\n', ...lapses.map(said => `- ${plain(said)}`), ''] : []),
    ...(packets.length > 0 ? [`Whose turn it is: ${plain(turns(packets))}.\n`] : []),
    ...(unreadable.length > 0
      ? ['What cannot be judged:\n', ...unreadable.map(({ path, why }) => `- ${plain(path)}: ${plain(why)}`), '']
      : []),
  ].join('\n')
}

const titles = ['verdict', 'blocks', 'whose turn', 'lapses', 'packet'] as const

const rowOf = ({ verdict, blocks, next, lapses, path }: Glance): readonly string[] => [
  verdict,
  String(blocks),
  next?.who ?? '',
  lapses[0]?.until ?? '',
  path,
]

function summary({ packets, unreadable }: Overview): string {
  const verdicts = [...Map.groupBy(packets, ({ verdict }) => verdict)].map(([name, all]) => `${all.length} ${name}`)
  const others = unreadable.length > 0 ? [`${unreadable.length} that cannot be judged`] : []
  const of = [...verdicts, ...others].join(', ')
  if (of === '') return 'No packets here. `countersign init` begins the first.'
  return `${count(packets.length + unreadable.length, 'packet')}: ${of}.`
}

const mostLapses = 20

/** The first to lapse first, whichever packet it is in. */
function lapsesOf(packets: readonly Glance[]): readonly string[] {
  const all = packets
    .flatMap(({ path, lapses }) => lapses.map(one => ({ path, ...one })))
    .toSorted((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : 0))
  const shown = all
    .slice(0, mostLapses)
    .map(
      ({ path, id, until, supports }) => `${until}  ${path} ${id}${supports.length > 0 ? ` (${few(supports)})` : ''}`,
    )
  return all.length > mostLapses ? [...shown, `and ${all.length - mostLapses} more.`] : shown
}

const few = (ids: readonly string[]) =>
  ids.length > 7 ? `${ids.slice(0, 6).join(', ')} and ${ids.length - 6} more` : ids.join(', ')

/** Who has most of them first. */
function turns(packets: readonly Glance[]): string {
  const waiting = Map.groupBy(packets, ({ next }) => next?.who ?? '')
  waiting.delete('')
  const most = [...waiting].toSorted(([, a], [, b]) => b.length - a.length)
  return most.map(([who, all]) => `${who} (${count(all.length, 'packet')})`).join(', ') || 'nobody’s'
}

const alone = ({ path, why }: Overview['unreadable'][number]) => `   - ${harmless(path)}: ${harmless(why)}`
