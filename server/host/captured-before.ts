// What a source said when the page captured it, though it says something else now: from the snapshots beside the page, else
// from git, where some commit had a file that gives the very digest on the page.
import type { Evidence } from '../../schemas/packet.ts'
import { digestOf } from '../evidence/digest.ts'
import { documentOf } from '../evidence/document.ts'
import { largestSource, readingOf } from '../evidence/excerpt.ts'
import { parseLocator, pathFrom } from '../evidence/locator.ts'
import { gitIn } from '../node/git-objects.ts'
import { runGit } from '../node/run-git.ts'
import { snapshotsIn } from '../node/snapshots.ts'
import type { PacketAt } from './packet-at.ts'

/** So many versions of one file are looked at, the newest first. */
const mostVersions = 40

/** By label. Only evidence that has changed is looked for. */
export async function capturedBefore({ home, page, scene }: PacketAt): Promise<ReadonlyMap<string, string>> {
  const { packet, readings } = scene.subject
  const found = new Map<string, string>()
  for (const definition of packet.evidence) {
    const { id, digest, locator } = definition
    const reading = readings.get(locator)
    if (!digest || reading?.state !== 'read' || reading.digest.startsWith(digest.hex)) continue
    const excerpt = kept(definition, { home, page, scene }) ?? (await committed(definition, { home, page }))
    if (excerpt !== undefined) found.set(id, excerpt)
  }
  return found
}

function kept({ id, digest }: Evidence, { home, page, scene }: Pick<PacketAt, 'home' | 'page' | 'scene'>) {
  const looks = scene.ledger.state.retrievals.get(id) ?? []
  const look = looks.findLast(one => one.digest?.startsWith(digest!.hex))
  const bytes = look?.digest === undefined ? undefined : snapshotsIn(home.root, page)(look.digest)
  const text = bytes && Buffer.from(bytes).toString('utf8')
  return text !== undefined && digestOf(text) === look?.digest ? text : undefined
}

async function committed({ locator, digest }: Evidence, { home, page }: Pick<PacketAt, 'home' | 'page'>) {
  const where = parseLocator(locator)
  const path = where.kind === 'file' ? pathFrom(page, where.path) : undefined
  if (where.kind !== 'file' || path === undefined) return undefined
  const log = runGit(home.root, 'log', '--format=%H', `--max-count=${mostVersions}`, '--', path)
  const prefix = runGit(home.root, 'rev-parse', '--show-prefix')
  if ('failed' in log || 'failed' in prefix) return undefined
  const revisions = log.out.split('\n').filter(line => line !== '')
  const wanted = revisions.map(revision => ({ revision, path: `${prefix.out.trim()}${path}` }))
  const shown = await gitIn(home.repository ?? home.root).show(wanted, largestSource)
  for (const one of shown) {
    const reading = 'bytes' in one ? readingOf(documentOf(one.bytes, path), where.fragment) : undefined
    if (reading?.state === 'read' && reading.digest.startsWith(digest!.hex)) return reading.excerpt
  }
  return undefined
}
