// From what somebody names on the command line to the packets that are meant.
import { realpathSync, statSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import type { Home } from '../node/homes.ts'
import { hasLedger } from '../node/ledger-folder.ts'
import { listFiles } from '../node/list-files.ts'
import { look } from '../node/packet-file.ts'
import { forward, pathFrom } from '../node/paths.ts'
import { fixedPart, globs } from '../workspace/glob.ts'
import { type Known, openWorkspace } from './open-workspace.ts'
import { Wrong } from './wrong.ts'

export type Job = {
  /** The place of its workspace in the list. */
  readonly home: number
  /** From the workspace root. */
  readonly path: string
  /** On the disk. */
  readonly file: string
  /** As the report names it. */
  readonly shown: string
  readonly size: number
}

export type Targets = { readonly homes: readonly Home[]; readonly jobs: readonly Job[] }

type Places = {
  readonly cwd: string
  readonly homeOf: (folder: string) => Home
  /** How the report names a file. */
  readonly show: (file: string, home: Home) => string
  readonly known?: Known
  /** Of files that were found, not named, which are left alone besides. */
  readonly ignored?: ((file: string) => boolean) | undefined
  /** Whether git may say which files there are. */
  readonly git?: 'ask' | 'never'
}

/** Without any names, everything under the folder that the person stands in. */
export async function targets(
  names: readonly string[],
  { cwd, homeOf, show, known, ignored, git }: Places,
): Promise<Targets> {
  const { listed: all, named } = await filesOf(names.length > 0 ? names : ['.'], cwd, git)
  const listed = ignored ? new Set([...all].filter(file => !ignored(file))) : all
  const wanted = wants(known)
  const homes: Home[] = []
  const jobs = new Map<string, Job>()
  const add = ({ real, size }: Real, file: string) => {
    // A link to a packet that is meant as well is that packet, not another one.
    if (jobs.has(real)) return
    const home = homeOf(dirname(file))
    if (!homes.includes(home)) homes.push(home)
    const path = pathFrom(home.root, file)
    jobs.set(real, { home: homes.indexOf(home), path, file, shown: show(file, home), size })
  }
  for (const file of named) {
    const home = homeOf(dirname(file))
    const real = realOf(file, home) ?? (hasLedger(home.root, pathFrom(home.root, file)) ? gone(file) : undefined)
    if (real) add(real, file)
  }
  const links: (readonly [real: Real, file: string])[] = []
  for (const file of listed) {
    const home = homeOf(dirname(file))
    const real = (await wanted(home, pathFrom(home.root, file))) ? realOf(file, home) : undefined
    if (real?.real === file) add(real, file)
    else if (real) links.push([real, file])
  }
  for (const [real, file] of links) add(real, file)
  for (const file of pagesOfLedgers(listed)) {
    const home = homeOf(dirname(file))
    if ((await wanted(home, pathFrom(home.root, file))) && !realOf(file, home)) add(gone(file), file)
  }
  return { homes, jobs: [...jobs.values()].sort((a, b) => (a.shown < b.shown ? -1 : 1)) }
}

/** The file behind a path, if it is a packet, or something that had to be one and cannot be read. */
function realOf(file: string, { root }: Home): Real | undefined {
  const looked = look(file, root)
  if (looked.state === 'packet') return looked
  return looked.state === 'refused' ? { real: file, size: 0 } : undefined
}

/** A page that has to be there, for its ledger is. */
const gone = (file: string): Real => ({ real: file, size: 0 })

function pagesOfLedgers(files: Iterable<string>): ReadonlySet<string> {
  const pages = new Set<string>()
  for (const file of files) {
    const at = file.lastIndexOf('.ledger')
    if (at > 0 && /^\.ledger[/\\][0-9a-f]{64}\.json$/.test(file.slice(at))) pages.add(`${file.slice(0, at)}.md`)
  }
  return pages
}

type Real = { readonly real: string; readonly size: number }

async function filesOf(names: readonly string[], cwd: string, git: Places['git']) {
  const [listed, named, missing] = [new Set<string>(), new Set<string>(), [] as string[]]
  for (const name of names) {
    const path = resolve(cwd, name)
    const found = statSync(path, { throwIfNoEntry: false })
    const inside = found?.isDirectory() ? await under(path, git) : found ? [] : await matching(name, cwd)
    for (const file of inside) listed.add(file)
    if (found?.isFile()) named.add(join(realpathSync.native(dirname(path)), basename(path)))
    else if (found && !found.isDirectory()) throw new Wrong(`${name} is no regular file.`)
    else if (!found && inside.length === 0) missing.push(name)
  }
  if (missing.length > 0) throw new Wrong(missing.map(nothingAt).join('\n'))
  return { listed, named }
}

export const isGlob = (name: string) => /[*?{]/.test(name)

const nothingAt = (name: string) => (isGlob(name) ? `No file matches ${name}.` : `There is no file or folder ${name}.`)

async function under(folder: string, git: Places['git']): Promise<readonly string[]> {
  const real = realpathSync.native(folder)
  return (await listFiles(real, git)).map(path => join(real, path))
}

async function matching(name: string, cwd: string): Promise<readonly string[]> {
  if (!isGlob(name)) return []
  const pattern = forward(resolve(cwd, name))
  const start = fixedPart(pattern) || '/'
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) return []
  const matches = globs([pattern.slice(start.length)])
  const real = realpathSync.native(start)
  return (await listFiles(real)).filter(matches).map(path => join(real, path))
}

/** Whether a file that was found, not named, is one that its workspace keeps packets in. */
function wants(remembered?: Known): (home: Home, path: string) => Promise<boolean> {
  const known = new Map<Home, (path: string) => boolean>()
  return async (home, path) => {
    const is = known.get(home) ?? (await wantedIn(home, remembered))
    known.set(home, is)
    return is(path)
  }
}

async function wantedIn(home: Home, known?: Known): Promise<(path: string) => boolean> {
  const { workspace } = await openWorkspace(home, known)
  const matches = globs(workspace.packets)
  if (workspace.ignore.length === 0) return matches
  const { default: ignore } = await import('ignore')
  const rules = ignore().add([...workspace.ignore])
  return path => matches(path) && !rules.ignores(path)
}
