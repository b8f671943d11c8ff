// The report for a person at a terminal: each finding in its frame, those that belong together in one, then what it adds up to.
import { frame } from './frame.ts'
import { count, type LintReport, liveFindings, type Screen, type Summary } from './lint-report.ts'
import { toldTogether } from './told-together.ts'

/** From so many findings on, a reader wants to know of what kinds they are and where to begin. */
const many = 10
/** What comes up once or twice of thirty rules says nothing about where to begin. */
const mostKinds = 8

export function* stylish({ files, summary }: LintReport, screen: Screen): Iterable<string> {
  const rules = new Map<string, number>()
  for (const file of files) {
    const findings = liveFindings(file)
    for (const { rule } of findings) rules.set(rule, (rules.get(rule) ?? 0) + 1)
    for (const told of toldTogether(findings)) yield `${frame(file.path, told, screen).join('\n')}\n\n`
  }
  yield `${[...kinds(rules), ...closing(summary, screen)].join('\n')}\n`
}

/** How many of each of the commonest rules, most first. */
function kinds(rules: ReadonlyMap<string, number>): readonly string[] {
  const amounts = [...rules].sort(([a, more], [b, less]) => less - more || (a < b ? -1 : 1))
  if (amounts.reduce((sum, [, amount]) => sum + amount, 0) < many || amounts.length === 1) return []
  const rest = amounts.slice(mostKinds)
  const left = rest.reduce((sum, [, amount]) => sum + amount, 0)
  const rows =
    rest.length > 1 ? [...amounts.slice(0, mostKinds), [`of ${rest.length} other rules`, left] as const] : amounts
  const width = Math.max(...rows.map(([, amount]) => String(amount).length))
  return [...rows.map(([kind, amount]) => `  ${String(amount).padStart(width)}  ${kind}`), '']
}

function closing(summary: Summary, { paint }: Screen): readonly string[] {
  const { files, errors, warnings, infos, fixable, suppressed } = summary
  const hidden = suppressed > 0 ? `, ${suppressed} suppressed` : ''
  const all = errors + warnings + infos
  if (all === 0) return [paint('good', `✓ ${count(files, 'packet')}, no findings${hidden}.`)]
  const parts = [
    errors > 0 && paint('error', count(errors, 'error')),
    warnings > 0 && paint('warning', count(warnings, 'warning')),
    infos > 0 && paint('info', count(infos, 'remark')),
  ].filter(part => part !== false)
  const hints = [
    fixable > 0 && `${fixable} of them can be mended with --fix.`,
    all >= many && '`countersign status PACKET` says what to take up first, and who does.',
    '`countersign explain RULE` says why a rule exists and shows what is right.',
  ].filter(hint => hint !== false)
  return [`${parts.join(', ')} in ${count(files, 'packet')}${hidden}.`, ...hints.map(hint => paint('faint', hint))]
}
