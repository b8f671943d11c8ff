// JUnit's XML, which nearly every build server draws: one suite a packet, one failed case a finding.
import { type FileReport, type LintReport, type Listed, liveFindings } from './lint-report.ts'

export function* junit({ files, summary }: LintReport): Iterable<string> {
  const failures = summary.errors + summary.warnings + summary.infos
  const tests = files.reduce((sum, file) => sum + Math.max(1, liveFindings(file).length), 0)
  yield '<?xml version="1.0" encoding="UTF-8"?>\n'
  yield `<testsuites name="countersign lint" tests="${tests}" failures="${failures}" errors="0">\n`
  for (const file of files) yield `${suite(file)}\n`
  yield '</testsuites>\n'
}

function suite(file: FileReport): string {
  const findings = liveFindings(file)
  const name = escaped(file.path)
  const cases =
    findings.length === 0
      ? [`    <testcase name="no findings" classname="${name}"/>`]
      : findings.map(finding => failed(file.path, finding))
  const counts = `tests="${cases.length}" failures="${findings.length}" errors="0"`
  return [`  <testsuite name="${name}" ${counts}>`, ...cases, '  </testsuite>'].join('\n')
}

function failed(path: string, { rule, severity, message, start }: Listed): string {
  const where = `${path}:${start.line}:${start.column}`
  return [
    `    <testcase name="${escaped(`${rule} at ${start.line}:${start.column}`)}" classname="${escaped(path)}">`,
    `      <failure type="${severity}" message="${escaped(message)}">${escaped(`${where} ${severity}: ${message} [${rule}]`)}</failure>`,
    '    </testcase>',
  ].join('\n')
}

/** XML 1.0 has no form at all for most control characters and for half of a surrogate pair: they become a question mark. */
const escaped = (text: string) =>
  text
    .replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Cs}/gu, '?')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replace(/[\n\r\t]/g, one => `&#${one.charCodeAt(0)};`)
