// What a lint run says in the end, and the exit code that follows from it.
import { mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import type { Terminal } from '../../node/terminal.ts'
import { putFile } from '../../node/write-file.ts'
import { count, type FileReport, type LintReport, summarize } from '../../report/lint-report.ts'
import { exit } from '../command.ts'
import { formats } from './formats.ts'
import type { LintOptions } from './options.ts'
import type { Outcome } from './setup.ts'

type Told = Pick<LintOptions, 'format' | 'quiet' | 'output' | 'colour' | 'mostWarnings' | 'mending'>

export async function tell(outcomes: readonly Outcome[], options: Told, terminal: Terminal): Promise<number> {
  const files = outcomes.flatMap(({ report }) => report ?? [])
  const summary = summarize(files)
  const report: LintReport = { files: options.quiet ? files.map(errorsOnly) : files, summary }
  if (options.mending === 'show') for (const { mended } of outcomes) terminal.out(mended?.diff ?? '')
  else await show(report, options, terminal)
  sayMended(outcomes, options, terminal)

  const { errors, warnings } = summary
  if (options.mending === 'show')
    terminal.err(`${count(errors, 'error')} and ${count(warnings, 'warning')} would be left.\n`)
  if (warnings > options.mostWarnings && errors === 0)
    terminal.err(`${count(warnings, 'warning')}, and --max-warnings allows ${options.mostWarnings}.\n`)
  return errors > 0 || warnings > options.mostWarnings ? exit.findings : exit.clean
}

const errorsOnly = ({ path, findings }: FileReport): FileReport => ({
  path,
  findings: findings.filter(({ severity }) => severity === 'error'),
})

async function show(report: LintReport, { format, output, colour }: Told, terminal: Terminal) {
  if (report.files.length === 0 && format === 'stylish') return
  const render = await formats[format].load()
  if (output === undefined) return terminal.out(render(report, terminal.screen('out', colour)))
  const path = resolve(terminal.cwd, output)
  mkdirSync(dirname(path), { recursive: true })
  putFile(path, render(report, terminal.screen('out', 'none')))
}

function sayMended(outcomes: readonly Outcome[], { mending }: Told, terminal: Terminal) {
  const mended = outcomes.flatMap(({ mended, report }) => (mended && report ? [{ ...mended, path: report.path }] : []))
  for (const { path, left } of mended) if (left) terminal.err(`${path} was left as it is: ${left}.\n`)
  const done = mended.filter(({ fixes }) => fixes > 0)
  const fixes = done.reduce((sum, one) => sum + one.fixes, 0)
  if (fixes > 0)
    terminal.err(
      `${mending === 'show' ? 'Would mend' : 'Mended'} ${count(fixes, 'finding')} in ${count(done.length, 'packet')}.\n`,
    )
}
