// What changed in a packet, on a screen.
import { type ComparedAt, headingOf, titleOf } from '../report/diff.ts'
import type { Screen } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import { marked } from '../report/word-diff.ts'
import { markedLines } from './marked-lines.ts'
import { wrapped } from './wrap.ts'

export const diffText = (all: readonly ComparedAt[], screen: Screen): string =>
  `${all.map(one => part(one, screen).join('\n\n')).join('\n\n')}\n`

function part(compared: ComparedAt, screen: Screen): readonly string[] {
  const { changes, events } = compared
  const lines = events.flatMap(({ time, actor, did, words }) => [
    ...wrapped(harmless(`${actor} ${did}`), screen.columns, `  ${time.slice(0, 10)}  `),
    ...words.flatMap(said =>
      said.split('\n').flatMap(line => wrapped(harmless(line), screen.columns, '              ')),
    ),
  ])
  return [
    harmless(titleOf(compared)),
    ...changes.map(change =>
      [screen.paint('strong', harmless(headingOf(change))), ...markedLines(marked(change.pieces), screen)].join('\n'),
    ),
    ...(lines.length > 0 ? [`In the ledger since:\n\n${lines.join('\n')}`] : []),
  ]
}
