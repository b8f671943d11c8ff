// What a run found, as the Markdown page that GitHub shows for a step: one table of packets, and the worst findings of
// each in words. Nothing that a packet says is taken for Markdown.
import { count, type FileReport, type LintReport, type Listed, liveFindings, weight } from './lint-report.ts'
import { plainMarkdown as plain } from './plain-markdown.ts'

/** The page may hold 1 MiB, and nobody reads that much. */
const mostFindings = 20
const mostPackets = 200

export function* stepSummary({ files, summary }: LintReport): Iterable<string> {
  const { errors, warnings, infos, suppressed } = summary
  yield '## Countersign\n\n'
  yield `${count(summary.files, 'packet')}: ${count(errors, 'error')}, ${count(warnings, 'warning')}, ${count(infos, 'remark')}${suppressed > 0 ? `, ${suppressed} suppressed` : ''}.\n`
  const found = files.filter(file => liveFindings(file).length > 0)
  if (found.length === 0) return
  yield '\n| packet | errors | warnings | remarks |\n|---|--:|--:|--:|\n'
  for (const file of found.slice(0, mostPackets)) yield row(file)
  if (found.length > mostPackets) yield `\nAnd ${count(found.length - mostPackets, 'more packet')}.\n`
  const worst = found
    .flatMap(file => liveFindings(file).map(finding => ({ path: file.path, finding })))
    .toSorted((a, b) => weight[a.finding.severity] - weight[b.finding.severity])
  yield '\n'
  for (const { path, finding } of worst.slice(0, mostFindings)) yield item(path, finding)
  if (worst.length > mostFindings) yield `\n${count(worst.length - mostFindings, 'more finding')}.\n`
}

function row(file: FileReport): string {
  const live = liveFindings(file)
  const of = (wanted: Listed['severity']) => live.filter(({ severity }) => severity === wanted).length
  return `| ${plain(file.path)} | ${of('error')} | ${of('warning')} | ${of('info')} |\n`
}

const item = (path: string, { severity, message, rule, start }: Listed): string =>
  `- **${severity}** ${plain(path)}:${start.line}: ${plain(message)} (${plain(rule)})\n`
