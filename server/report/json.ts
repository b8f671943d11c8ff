// The report for other programs, a packet a line. Its shape is a contract: fields are added under the same name, changed only under a new one.
import { type LintReport, type Listed, liveFindings } from './lint-report.ts'

export function* json({ files, summary }: LintReport): Iterable<string> {
  yield '{"schema":"countersign.lint.v1","files":['
  let between = '\n'
  for (const file of files) {
    const findings = file.json ?? JSON.stringify(liveFindings(file).map(listed))
    yield `${between}{"path":${JSON.stringify(file.path)},"findings":${findings}}`
    between = ',\n'
  }
  yield `\n],"summary":${JSON.stringify(summary)}}\n`
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
