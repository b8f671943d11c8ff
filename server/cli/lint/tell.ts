// What a lint run says in the end, and the exit code that follows from it.
import { appendFileSync, mkdirSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { inLargePieces } from '../../node/pieces.ts'
import type { Terminal } from '../../node/terminal.ts'
import { putFile } from '../../node/write-file.ts'
import { count, type FileReport, type LintReport } from '../../report/lint-report.ts'
import { total, unpack } from '../../report/packed.ts'
import { exit } from '../command.ts'
import { formats } from './formats.ts'
import type { LintOptions } from './options.ts'
import type { Outcome } from './setup.ts'

type Told = Pick<LintOptions, 'format' | 'quiet' | 'output' | 'colour' | 'mostWarnings' | 'mending'>

export async function tell(outcomes: readonly Outcome[], options: Told, terminal: Terminal): Promise<number> {
  const packed = outcomes.flatMap(({ report }) => report ?? [])
  const summary = total(packed)
  const files = packed.map(unpack)
  const report: LintReport = { files: options.quiet ? files.map(errorsOnly) : files, summary }
  if (options.mending === 'show') for (const { mended } of outcomes) terminal.out(mended?.diff ?? '')
  else await show(report, options, terminal)
  const page = options.format === 'github' ? terminal.env.GITHUB_STEP_SUMMARY : undefined
  if (page) appendFileSync(page, [...(await import('../../report/step-summary.ts')).stepSummary(report)].join(''))
  sayMended(outcomes, options, terminal)
  const faults = outcomes.flatMap(({ fault }) => fault ?? [])
  for (const { path, stack } of faults)
    terminal.err(`${path} could not be checked, by a fault of countersign:\n${stack}\n`)

  const { errors, warnings } = summary
  if (options.mending === 'show')
    terminal.err(`${count(errors, 'error')} and ${count(warnings, 'warning')} would be left.\n`)
  if (warnings > options.mostWarnings && errors === 0)
    terminal.err(`${count(warnings, 'warning')}, and --max-warnings allows ${options.mostWarnings}.\n`)
  if (faults.length > 0) return exit.wrong
  return errors > 0 || warnings > options.mostWarnings ? exit.findings : exit.clean
}

const errorsOnly = (file: FileReport): FileReport => ({
  path: file.path,
  get findings() {
    return file.findings.filter(({ severity }) => severity === 'error')
  },
})

async function show(report: LintReport, { format, output, colour }: Told, terminal: Terminal) {
  if (report.files.length === 0 && format === 'stylish') return
  const render = await formats[format].load()
  if (output === undefined) {
    for (const piece of inLargePieces(render(report, terminal.screen('out', colour)))) terminal.out(piece)
    return
  }
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
