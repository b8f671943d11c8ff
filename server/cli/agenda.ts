// What waits for one person in all packets, on a screen.
import type { Screen } from '../report/lint-report.ts'
import { agendaTitle, type Overview } from '../report/overview.ts'
import { harmless } from '../report/width.ts'
import { wrapped } from './wrap.ts'

export function agendaText(who: string, { packets, unreadable }: Overview, { paint, columns }: Screen): string {
  const lines = packets.flatMap(({ path, packet, verdict, todo = [] }) => [
    '',
    `${paint('strong', harmless(packet ?? path))}  ${harmless(path)}: ${verdict}`,
    ...todo.map(({ does, says }) => wrapped(harmless(`${does}: ${says}`), columns, '   - ').join('\n')),
  ])
  const rest = unreadable.map(({ path, why }) => wrapped(harmless(`${path}: ${why}`), columns, '   - ').join('\n'))
  return [
    harmless(agendaTitle(who, packets)),
    ...lines,
    ...(rest.length > 0 ? ['', 'What cannot be judged:', ...rest] : []),
    '',
  ].join('\n')
}
