// The report for a person at a terminal: each finding in its frame, then one line that sums up.
import { frame } from './frame.ts'
import { count, type LintReport, liveFindings, type Screen, type Summary } from './lint-report.ts'

export function* stylish({ files, summary }: LintReport, screen: Screen): Iterable<string> {
  for (const file of files) {
    for (const finding of liveFindings(file)) yield `${frame(file.path, finding, screen).join('\n')}\n\n`
  }
  yield `${closing(summary, screen).join('\n')}\n`
}

function closing(summary: Summary, { paint }: Screen): readonly string[] {
  const { files, errors, warnings, infos, fixable, suppressed } = summary
  const hidden = suppressed > 0 ? `, ${suppressed} suppressed` : ''
  if (errors + warnings + infos === 0) return [paint('good', `✓ ${count(files, 'packet')}, no findings${hidden}.`)]
  const parts = [
    errors > 0 && paint('error', count(errors, 'error')),
    warnings > 0 && paint('warning', count(warnings, 'warning')),
    infos > 0 && paint('info', count(infos, 'remark')),
  ].filter(part => part !== false)
  const lines = [`${parts.join(', ')} in ${count(files, 'packet')}${hidden}.`]
  if (fixable > 0) lines.push(paint('faint', `${fixable} of them can be mended with --fix.`))
  lines.push(paint('faint', '`countersign explain RULE` says why a rule exists and shows what is right.'))
  return lines
}
