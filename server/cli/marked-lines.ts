// A text with its marks of what went and what came, broken into lines that fit a screen, in colours where there are any.
import type { Screen } from '../report/lint-report.ts'
import { harmless } from '../report/width.ts'
import { wrapped } from './wrap.ts'

export const indented = (said: string, columns: number): readonly string[] =>
  said.split('\n').flatMap(line => (line.trim() === '' ? [''] : wrapped(harmless(line), columns, '  ')))

export const markedLines = (marked: string, { columns, paint }: Screen): readonly string[] =>
  indented(marked, columns).map(line =>
    line.replace(/\[-.*?-\]/gu, gone => paint('error', gone)).replace(/\{\+.*?\+\}/gu, fresh => paint('good', fresh)),
  )
