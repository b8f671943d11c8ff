// One line a finding, for grep, problem matchers and editors that read compiler output.
import { type LintReport, liveFindings } from './lint-report.ts'
import { harmless } from './width.ts'

export function* unix({ files }: LintReport): Iterable<string> {
  for (const file of files) {
    for (const { rule, severity, message, start } of liveFindings(file)) {
      const line = `${file.path}:${start.line}:${start.column}: ${severity}: ${message} [${rule}]`
      yield `${harmless(line).replaceAll('\n', ' ')}\n`
    }
  }
}
