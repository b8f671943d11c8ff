// Workflow commands that GitHub Actions turns into annotations. A step shows ten of each level and drops the rest
// without a word, so the worst come first and the last line says how many are missing.
import { count, type LintReport, type Listed, liveFindings, weight } from './lint-report.ts'
import { harmless } from './width.ts'

const perLevel = 10
const command = { error: 'error', warning: 'warning', info: 'notice' } as const

export function* github({ files }: LintReport): Iterable<string> {
  const all = files
    .flatMap(file => liveFindings(file).map(finding => ({ path: file.path, finding })))
    .toSorted((a, b) => weight[a.finding.severity] - weight[b.finding.severity])
  const shown = { error: 0, warning: 0, info: 0 }
  let more = 0
  for (const { path, finding } of all) {
    if (shown[finding.severity]++ < perLevel) yield `${annotation(path, finding)}\n`
    else more++
  }
  if (more > 0) yield `${count(more, 'more finding')}: \`countersign lint\` shows all of them.\n`
}

function annotation(path: string, { rule, severity, message, start, end }: Listed): string {
  const place =
    start.line === end.line
      ? `line=${start.line},col=${start.column},endColumn=${end.column}`
      : `line=${start.line},endLine=${end.line}`
  return `::${command[severity]} file=${property(path)},${place},title=${property(rule)}::${data(message)}`
}

const data = (text: string) => harmless(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
const property = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
