// The report for other programs. Its shape is a contract: fields are added under the same name, changed only under a new one.
import { type LintReport, type Listed, liveFindings } from './lint-report.ts'

export function json({ files, summary }: LintReport): string {
  const report = {
    schema: 'countersign.lint.v1',
    files: files.map(file => ({ path: file.path, findings: liveFindings(file).map(listed) })),
    summary,
  }
  return `${JSON.stringify(report, undefined, 2)}\n`
}

const listed = ({ rule, severity, message, start, end, related, fix, fingerprint }: Listed) => ({
  rule,
  severity,
  message,
  start,
  end,
  related,
  ...(fix && { fix }),
  fingerprint,
})
