// Checkstyle's XML, which reviewdog, Jenkins and editors' plugins read: a file a packet, an error a finding.
import { type FileReport, type LintReport, type Listed, liveFindings } from './lint-report.ts'
import { xml } from './xml.ts'

export function* checkstyle({ files }: LintReport): Iterable<string> {
  yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
  for (const file of files) yield `${listed(file)}\n`
  yield '</checkstyle>\n'
}

function listed(file: FileReport): string {
  const errors = liveFindings(file).map(error)
  return errors.length === 0
    ? `  <file name="${xml(file.path)}"/>`
    : [`  <file name="${xml(file.path)}">`, ...errors, '  </file>'].join('\n')
}

const error = ({ rule, severity, message, start }: Listed) =>
  `    <error line="${start.line}" column="${start.column}" severity="${severity}" message="${xml(message)}" source="countersign.${xml(rule)}"/>`
