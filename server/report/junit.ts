// JUnit's XML, which nearly every build server draws: one suite a packet, one failed case a finding.
import { type FileReport, type LintReport, type Listed, liveFindings } from './lint-report.ts'
import { xml } from './xml.ts'

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
  const name = xml(file.path)
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
    `    <testcase name="${xml(`${rule} at ${start.line}:${start.column}`)}" classname="${xml(path)}">`,
    `      <failure type="${severity}" message="${xml(message)}">${xml(`${where} ${severity}: ${message} [${rule}]`)}</failure>`,
    '    </testcase>',
  ].join('\n')
}
