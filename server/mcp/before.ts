// How a packet stood when an answer was given about it: as this connection remembers it, else as git history has it.
import { commitAt, commitsOf, namesAt, textAt } from '../node/commit-files.ts'
import { ledgerFolder } from '../node/ledger-folder.ts'
import { pathFrom } from '../node/paths.ts'
import { parse } from '../packet/parse.ts'
import { blocksOf, type Stood } from '../report/changes.ts'
import { digests } from '../workspace/digests.ts'
import type { Memory } from './memory.ts'
import type { Seen } from './session.ts'

export type Before = {
  readonly from: 'this connection' | 'git history'
  readonly blocks: ReadonlyMap<string, Stood>
  /** Its events, as far as somebody knows. */
  readonly events: ReadonlySet<string>
}

const mostCommits = 100

export function before(seen: Seen, revision: string, ledger: string | undefined, memory: Memory): Before | undefined {
  const remembered = memory.state(seen.about.packet, revision, ledger)
  if (remembered)
    return {
      from: 'this connection',
      blocks: blocksOf(remembered.scene.subject.packet),
      events: new Set(remembered.scene.ledger.events.map(({ id }) => id)),
    }
  return inHistory(seen, revision)
}

/** The newest commit whose page is that revision. */
function inHistory({ home: { repository }, file }: Seen, revision: string): Before | undefined {
  const head = repository && commitAt(repository, 'HEAD')
  if (!repository || !head) return undefined
  const path = pathFrom(repository, file)
  const folder = ledgerFolder(path)
  for (const commit of [head, ...commitsOf(repository, head, [path])].slice(0, mostCommits)) {
    const text = textAt(repository, commit, path)
    const packet = text === undefined ? undefined : parse(text)
    if (!packet || !digests.revision(packet).startsWith(revision)) continue
    const events = namesAt(repository, commit, folder).flatMap(name =>
      name.endsWith('.json') ? [name.slice(0, -5)] : [],
    )
    return { from: 'git history', blocks: blocksOf(packet), events: new Set(events) }
  }
  return undefined
}
