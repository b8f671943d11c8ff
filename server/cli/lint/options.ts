// The flags of `lint`, as what they mean.
import { isDay } from '../../evidence/dates.ts'
import { Wrong } from '../../host/wrong.ts'
import { nearest } from '../../profile/nearest.ts'
import type { Severity } from '../../rules/rule.ts'
import type { Levels } from '../../rules/run.ts'
import type { Given } from '../command.ts'
import { type FormatName, formatNames } from './formats.ts'

export type LintOptions = {
  readonly format: FormatName
  readonly mending: 'no' | 'write' | 'show'
  readonly changed: string | undefined
  readonly mostWarnings: number
  readonly levels: Levels
  readonly asOf: string | undefined
  readonly cache: { readonly location: string | undefined } | undefined
  readonly watch: boolean
  readonly quiet: boolean
  readonly output: string | undefined
  readonly config: string | undefined
  readonly policyFrom: string | undefined
  readonly ignorePaths: readonly string[]
  /** What becomes of the file of suppressions: it is begun with these rules (none: all), or made smaller. */
  readonly suppress: { readonly how: 'begin' | 'prune'; readonly rules: readonly string[] } | undefined
  readonly colour: 'as usual' | 'none'
}

export async function lintOptions(flags: Given): Promise<LintOptions> {
  const mending = flags.has('fix-dry-run') ? 'show' : flags.has('fix') ? 'write' : 'no'
  apart(flags, 'watch', ['fix', 'fix-dry-run', 'output-file', 'changed', 'stdin'])
  apart(flags, 'stdin', ['changed', 'cache'])
  // Whoever can write an answer down could write down that the policy is in order; and what a branch ignores, it decides itself.
  apart(flags, 'policy-from', ['config', 'cache', 'ignore-path', ...suppressions])
  for (const one of suppressions) apart(flags, one, ['stdin', 'watch', 'fix', 'fix-dry-run', 'changed'])
  apart(flags, 'prune-suppressions', ['suppress-all', 'suppress-rule'])
  if (flags.has('stdin') && flags.has('fix'))
    throw new Wrong('--fix has no file to write to with --stdin.', '--fix-dry-run shows what it would change.')
  if (flags.has('stdin') !== flags.has('stdin-filename'))
    throw new Wrong(
      flags.has('stdin') ? '--stdin needs --stdin-filename PATH.' : '--stdin-filename needs --stdin.',
      'The path says which workspace the text belongs to, and where its evidence is.',
    )
  return {
    format: format(flags.text('format') ?? 'stylish'),
    mending,
    changed: flags.text('changed'),
    mostWarnings: mostWarnings(flags.text('max-warnings')),
    levels: await levels(flags.all('rule')),
    asOf: day(flags.text('as-of')),
    // What is written to disk must rest on what is there now.
    cache: flags.has('cache') && mending === 'no' ? { location: flags.text('cache-location') } : undefined,
    watch: flags.has('watch'),
    quiet: flags.has('quiet'),
    output: flags.text('output-file'),
    config: flags.text('config'),
    policyFrom: flags.text('policy-from'),
    ignorePaths: flags.all('ignore-path'),
    suppress: await suppressing(flags),
    colour: flags.has('no-color') ? 'none' : 'as usual',
  }
}

const suppressions = ['suppress-all', 'suppress-rule', 'prune-suppressions'] as const

async function suppressing(flags: Given): Promise<LintOptions['suppress']> {
  if (flags.has('prune-suppressions')) return { how: 'prune', rules: [] }
  const rules = flags.all('suppress-rule')
  if (!flags.has('suppress-all') && rules.length === 0) return undefined
  await levels(rules.map(code => `${code}=off`))
  return { how: 'begin', rules: flags.has('suppress-all') ? [] : rules }
}

function apart(flags: Given, one: string, others: readonly string[]) {
  const other = flags.has(one) ? others.find(name => flags.has(name)) : undefined
  if (other) throw new Wrong(`--${one} and --${other} do not go together.`)
}

function format(said: string): FormatName {
  const known = formatNames.find(name => name === said)
  if (known) return known
  const meant = nearest(said, formatNames)
  throw new Wrong(
    `There is no format \`${said}\`.`,
    meant ? `Did you mean \`${meant}\`?` : `There are ${formatNames.join(', ')}.`,
  )
}

function mostWarnings(said: string | undefined): number {
  if (said === undefined) return Number.POSITIVE_INFINITY
  if (!/^\d+$/.test(said)) throw new Wrong(`--max-warnings needs a number, and \`${said}\` is none.`)
  return Number(said)
}

function day(said: string | undefined): string | undefined {
  if (said === undefined || isDay(said)) return said
  throw new Wrong(`--as-of needs a day, and \`${said}\` is none.`, 'Write it as 2026-12-31.')
}

const severities = ['error', 'warning', 'info', 'off'] as const satisfies readonly (Severity | 'off')[]

async function levels(said: readonly string[]): Promise<Levels> {
  if (said.length === 0) return {}
  const { rules } = await import('../../rules/index.ts')
  const codes = rules.map(({ code }) => code)
  return Object.fromEntries(
    said.map(one => {
      const [code = '', severity = ''] = one.split('=')
      if (!codes.includes(code)) throw new Wrong(`There is no rule \`${code}\`.`, didYouMean(code, codes))
      const known = severities.find(name => name === severity)
      if (!known) throw new Wrong(`--rule ${code} needs a severity: --rule ${code}=${severities.join('|')}.`)
      return [code, known]
    }),
  )
}

function didYouMean(code: string, codes: readonly string[]): string {
  const meant = nearest(code, codes)
  return meant ? `Did you mean \`${meant}\`?` : 'server/rules/README.md lists all of them.'
}
