// GitLab's code quality report. Equal fingerprints become one row there, so each finding has its own.
import { type LintReport, liveFindings } from './lint-report.ts'

const level = { error: 'major', warning: 'minor', info: 'info' } as const

export function* codeQuality({ files }: LintReport): Iterable<string> {
  const issues = files.flatMap(file =>
    liveFindings(file).map(({ rule, severity, message, start, end, fingerprint }) => ({
      description: message,
      check_name: rule,
      fingerprint,
      severity: level[severity],
      location: { path: file.path, lines: { begin: start.line, end: end.line } },
    })),
  )
  yield `${JSON.stringify(issues, undefined, 2)}\n`
}
