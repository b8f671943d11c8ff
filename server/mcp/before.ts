// How a packet stood when an answer was given about it: as this connection remembers it, else as git history has it.
import { blockName } from '../../schemas/block-name.ts'
import { textOf } from '../acts/shared/acceptance.ts'
import { commitAt, commitsOf, namesAt, textAt } from '../node/commit-files.ts'
import { ledgerFolder } from '../node/ledger-folder.ts'
import { pathFrom } from '../node/paths.ts'
import type { Acceptable } from '../packet/digest.ts'
import { parse } from '../packet/parse.ts'
import { digests } from '../workspace/digests.ts'
import type { Memory } from './memory.ts'
import type { Seen } from './session.ts'

export type Before = {
  readonly from: 'this connection' | 'git history'
  readonly blocks: ReadonlyMap<string, Stood>
  /** Its events, as far as somebody knows. */
  readonly events: ReadonlySet<string>
}
export type Stood = { readonly name: string; readonly digest: string; readonly text: string }

const mostCommits = 100

export function before(seen: Seen, revision: string, ledger: string | undefined, memory: Memory): Before | undefined {
  const remembered = memory.state(seen.about.packet, revision, ledger)
  if (remembered)
    return {
      from: 'this connection',
      blocks: blocksOf(remembered.scene.blocks, remembered.scene),
      events: new Set(remembered.scene.ledger.events.map(({ id }) => id)),
    }
  return inHistory(seen, revision)
}

export const blocksOf = (
  blocks: readonly Acceptable[],
  page: Parameters<typeof textOf>[1],
): ReadonlyMap<string, Stood> =>
  new Map(blocks.map(block => [keyOf(block), { name: block.name, digest: block.digest, text: textOf(block, page) }]))

const keyOf = ({ kind, name }: Acceptable) =>
  kind === 'statement' ? blockName({ kind, id: name }) : blockName({ kind, name })

/** The newest commit whose page is that revision. */
function inHistory({ home: { repository }, file, scene }: Seen, revision: string): Before | undefined {
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
    const page = { ...scene, subject: { ...scene.subject, packet } }
    return { from: 'git history', blocks: blocksOf(digests.blocks(packet), page), events: new Set(events) }
  }
  return undefined
}
