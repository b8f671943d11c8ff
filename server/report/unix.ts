// One line a finding, for grep, problem matchers and editors that read compiler output.
import { type LintReport, liveFindings } from './lint-report.ts'
import { harmless } from './width.ts'

export const unix = ({ files }: LintReport): string =>
  files
    .flatMap(file =>
      liveFindings(file).map(
        ({ rule, severity, message, start }) =>
          `${file.path}:${start.line}:${start.column}: ${severity}: ${message} [${rule}]`,
      ),
    )
    .map(line => `${harmless(line).replaceAll('\n', ' ')}\n`)
    .join('')
