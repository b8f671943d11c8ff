// `countersign lint`, from its words to its exit code.
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { homesFor } from '../../host/homes-for.ts'
import { knownOf } from '../../host/open-workspace.ts'
import type { Job } from '../../host/targets.ts'
import { type Targets, targets } from '../../host/targets.ts'
import { Wrong } from '../../host/wrong.ts'
import { said } from '../../node/errors.ts'
import type { Home } from '../../node/homes.ts'
import { pathFrom } from '../../node/paths.ts'
import type { Terminal } from '../../node/terminal.ts'
import { anOddCall } from '../../node/tuning.ts'
import { type Call, exit } from '../command.ts'
import { sayConfiguration } from './configuration.ts'
import { formats } from './formats.ts'
import { hasBaseline } from './has-baseline.ts'
import { lintFiles } from './lint-files.ts'
import { type LintOptions, lintOptions } from './options.ts'
import type { Setup } from './setup.ts'
import { tell } from './tell.ts'

export async function runLint({ flags, rest, terminal, entry }: Call): Promise<number> {
  const options = await lintOptions(flags)
  if (flags.has('stdin'))
    return (await import('./lint-stdin.ts')).lintStdin(flags.text('stdin-filename')!, options, terminal, entry)
  if (flags.has('print-config')) {
    const [name, more] = rest
    if (name === undefined || more !== undefined) throw new Wrong('--print-config is of one packet: name it.')
    return (await import('./print-config.ts')).printConfig(name, options, terminal, entry)
  }
  const once = () => lintOnce(rest, options, terminal, entry)
  return options.watch ? (await import('./keep-watching.ts')).keepWatching(once, terminal) : (await once()).code
}

export type Round = { readonly code: number; readonly homes: readonly Home[]; readonly packets: number }

export async function lintOnce(
  names: readonly string[],
  options: LintOptions,
  terminal: Terminal,
  entry: string,
): Promise<Round> {
  const known = knownOf(terminal.env, entry)
  const places = placesOf(options, terminal)
  const found = await targets(names, { ...places, known, ignored: await ignoredIn(options.ignorePaths, terminal.cwd) })
  const jobs = await wanted(found, options, terminal)
  if (jobs.length === 0) sayNothing(found, terminal)
  const setup = setupOf(options, { homes: found.homes, jobs, known })
  const checked = await lintFiles({ setup, terminal, entry, cache: options.cache })
  const { outcomes, says, stale } =
    options.suppress || found.homes.some(hasBaseline)
      ? await (await import('./baseline.ts')).withBaselines(checked, setup, options.suppress)
      : { outcomes: checked, says: [], stale: 0 }
  const told = await tell(outcomes, options, terminal)
  for (const line of says) terminal.err(`${line}\n`)
  const code = stale > 0 && told === exit.clean ? exit.wrong : told
  const asked = found.homes.length > 0 ? found.homes : [places.homeOf(terminal.cwd)]
  const isBroken = await sayConfiguration(asked, { known, terminal, colour: options.colour })
  return { code: isBroken ? exit.wrong : code, homes: asked, packets: jobs.length }
}

export function placesOf(
  { config, policyFrom, format }: Pick<LintOptions, 'config' | 'policyFrom' | 'format'>,
  { cwd }: Terminal,
) {
  const homeOf = homesFor(config, cwd, policyFrom)
  const { paths } = formats[format]
  const show = (file: string, { root, repository }: Home) =>
    pathFrom(paths === 'from here' ? cwd : (repository ?? root), file)
  return { cwd, homeOf, show }
}

/** Whether the files that somebody named with --ignore-path name a file; what they name starts from where the person stands. */
async function ignoredIn(names: readonly string[], cwd: string): Promise<((file: string) => boolean) | undefined> {
  if (names.length === 0) return undefined
  const { default: ignore } = await import('ignore')
  const rules = ignore().add(names.map(name => textOf(resolve(cwd, name), name)).join('\n'))
  return file => {
    const path = pathFrom(cwd, file)
    return ignore.isPathValid(path) && rules.ignores(path)
  }
}

function textOf(path: string, name: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    throw new Wrong(`The file ${name} that --ignore-path names cannot be read: ${said(error)}.`)
  }
}

type Found = Pick<Setup, 'homes' | 'jobs' | 'known'>

export const setupOf = (options: LintOptions, found: Found): Setup => ({
  ...found,
  when: { now: Math.floor(Date.now() / 60_000), ...(options.asOf !== undefined && { asOf: options.asOf }) },
  levels: options.levels,
  extras: formats[options.format].extras,
  mending: options.mending,
  remembering: options.cache ? 'yes' : 'no',
})

async function wanted(found: Targets, { changed: base }: LintOptions, { cwd }: Terminal): Promise<readonly Job[]> {
  if (base === undefined) return found.jobs
  const { changedFiles } = await import('../../node/changed-files.ts')
  const changed = changedFiles(cwd, base)
  if ('problem' in changed) throw new Wrong(changed.problem, changed.hint)
  return (await import('./changed.ts')).touched(found, changed.paths)
}

function sayNothing({ jobs }: Targets, terminal: Terminal) {
  anOddCall()
  terminal.err(
    jobs.length > 0
      ? 'No packet has changed.\n'
      : 'There are no packets here. A packet is a Markdown file that begins with a front matter in which `packet:` stands.\n`countersign new PROFILE FILE` begins one.\n',
  )
}
