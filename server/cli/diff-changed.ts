// `countersign diff --changed`: what a branch did to all packets, beside each other, for whoever reviews the branch.
import { homesFor } from '../host/homes-for.ts'
import { inGit, pageIfThere } from '../host/page-then.ts'
import { targets } from '../host/targets.ts'
import { Wrong } from '../host/wrong.ts'
import { changedFiles, forkOf } from '../node/changed-files.ts'
import { readRecord } from '../node/dossier.ts'
import { readPacket } from '../node/packet-file.ts'
import { isInside, pathFrom } from '../node/paths.ts'
import { parse } from '../packet/parse.ts'
import { type ComparedAt, diffJson, diffMarkdown } from '../report/diff.ts'
import { type Call, exit } from './command.ts'
import { between } from './compared.ts'
import { diffText } from './diff-text.ts'

export async function showChanged({ flags, rest, terminal }: Call): Promise<number> {
  const other = ['since', 'history'].find(name => flags.has(name))
  if (other) throw new Wrong(`--changed and --${other} do not go together.`)
  const base = flags.text('changed') ?? 'HEAD'
  const found = await targets(rest, {
    cwd: terminal.cwd,
    homeOf: homesFor(undefined, terminal.cwd),
    show: file => pathFrom(terminal.cwd, file),
  })
  const [first] = found.homes
  const changed = changedFiles(first?.repository ?? terminal.cwd, base)
  if ('problem' in changed) throw new Wrong(changed.problem, changed.hint)
  const wanted = flags.all('only')
  const all = found.jobs.flatMap(({ home: index, path, file, shown }): readonly ComparedAt[] => {
    const home = found.homes[index]!
    if (!isTouched(file, changed.paths)) return []
    const git = inGit(home, file, shown)
    const commit = forkOf(git.repository, base)
    const then = commit && pageIfThere(git, commit)
    if (!then) return [{ path: shown, from: 'new', changes: [], events: [] }]
    const read = readPacket(file, home.root)
    const now = { packet: parse(read.state === 'packet' ? read.text : '') }
    const compared = between({ ...then, called: base }, now, { record: readRecord(home.root, path), wanted })
    return compared.changes.length + compared.events.length > 0 ? [{ ...compared, path: shown }] : []
  })
  if (flags.has('json')) terminal.out(diffJson(all))
  else if (all.length === 0) terminal.out(`No packet has changed since ${base}.\n`)
  else
    terminal.out(
      flags.has('markdown')
        ? diffMarkdown(all)
        : diffText(all, terminal.screen('out', flags.has('no-color') ? 'none' : 'as usual')),
    )
  return exit.clean
}

/** By its own text, or by its ledger. */
function isTouched(file: string, paths: ReadonlySet<string>): boolean {
  if (paths.has(file)) return true
  const ledger = `${file.replace(/\.md$/, '')}.ledger`
  for (const path of paths) if (isInside(path, ledger)) return true
  return false
}
