// A packet as a commit has it: its page, and the events of its ledger.
import { commitAt, commitsOf, namesAt, textAt } from '../node/commit-files.ts'
import type { Home } from '../node/homes.ts'
import { ledgerFolder } from '../node/ledger-folder.ts'
import { pathFrom } from '../node/paths.ts'
import { parse } from '../packet/parse.ts'
import { Wrong } from './wrong.ts'

export type PageThen = {
  readonly commit: string
  readonly packet: ReturnType<typeof parse>
  readonly events: ReadonlySet<string>
}

export type InGit = { readonly repository: string; readonly path: string }

export function inGit({ repository }: Home, file: string, name: string): InGit {
  if (repository) return { repository, path: pathFrom(repository, file) }
  throw new Wrong(`${name} is in no git repository, so nothing says how it was before.`)
}

export function pageThen({ repository, path }: InGit, ref: string): PageThen {
  const commit = commitAt(repository, ref)
  if (!commit) throw new Wrong(`There is no commit ${ref}.`, 'In a shallow clone, `git fetch --unshallow` brings it.')
  const page = pageIfThere({ repository, path }, commit)
  if (!page) throw new Wrong(`${path} is not in ${ref}.`)
  return page
}

/** Nothing where that commit has no such page. */
export function pageIfThere({ repository, path }: InGit, commit: string): PageThen | undefined {
  const text = textAt(repository, commit, path)
  if (text === undefined) return undefined
  return { commit, packet: parse(text), events: eventsAt({ repository, path }, commit) }
}

const eventsAt = ({ repository, path }: InGit, commit: string): ReadonlySet<string> =>
  new Set(
    namesAt(repository, commit, ledgerFolder(path)).flatMap(name =>
      name.endsWith('.json') ? [name.slice(0, -5)] : [],
    ),
  )

/** The commits of this branch that changed the page, newest first. */
export function commitsOfPage({ repository, path }: InGit): readonly string[] {
  const head = commitAt(repository, 'HEAD')
  return head ? commitsOf(repository, head, [path]) : []
}

/** The commit with which an event came; nothing where it is not committed yet. */
export function commitOfEvent({ repository, path }: InGit, event: string): string | undefined {
  const head = commitAt(repository, 'HEAD')
  return head && commitsOf(repository, head, [`${ledgerFolder(path)}/${event}.json`]).at(-1)
}
