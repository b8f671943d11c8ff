// A ledger read with what this machine remembers of it. A tip that is gone and that no branch of the repository has is
// named: the folder alone cannot show it where nothing names it, and git cannot where it was never committed.
import { join } from 'node:path'
import { type Damage, short } from '../ledger/damage.ts'
import { eventName } from '../ledger/names.ts'
import type { Examined } from '../ledger/sshsig.ts'
import { recordOf } from '../workspace/record.ts'
import type { Record } from '../workspace/subject.ts'
import { gone, keep, type Memory, readAgain, recall } from './ledger-memory.ts'
import { runGit } from './run-git.ts'

/** `path`: the ledger folder, from the root. */
export function rememberedRecord(root: string, path: string, memory: Memory): Record {
  const folder = join(root, path)
  const before = recall(memory, folder)
  const trusted = memory.takes === 'everything' ? before : undefined
  const signatures = new Map<string, Examined>(trusted?.index.signatures)
  const read = readAgain(folder, trusted)
  const record = recordOf(read.files, signatures)
  const { ledger } = record
  const missing = before ? gone(before, ledger) : []
  const missed = missing.filter(event => memory.git === 'never' || !onSomeBranch(root, path, event))
  keep(memory, folder, { ...read, ledger, signatures }, missed, before)
  if (missed.length === 0) return record
  const damage = missed.map(event => lostTip(event, memory.git === 'never' ? unasked : todo(root, path, event)))
  return { ...record, ledger: { ...ledger, damage: [...ledger.damage, ...damage] } }
}

/** Whoever goes back to a branch that knows less of the ledger has lost nothing. */
const onSomeBranch = (root: string, path: string, event: string): boolean =>
  committedIn(root, path, event, '--all') !== undefined

function committedIn(root: string, path: string, event: string, ...where: readonly string[]): string | undefined {
  const words = ['log', '-1', '--format=%H', '--diff-filter=A', '--full-history', ...where, '--']
  const found = runGit(root, '--no-replace-objects', '--literal-pathspecs', ...words, `${path}/${eventName(event)}`)
  return 'out' in found ? found.out.trim() || undefined : undefined
}

const unasked = 'Git is not asked in a folder that is not trusted, and may have it on another branch.'

function todo(root: string, path: string, event: string): string {
  const commit = committedIn(root, path, event, '--all', '--reflog')
  return commit
    ? `Bring it back: git checkout ${commit} -- '${path}/${eventName(event)}'.`
    : `No commit has it. If it cannot be brought back, say so: countersign acknowledge-loss PACKET ${event}.`
}

const lostTip = (event: string, todo: string): Damage => ({
  kind: 'lost-event',
  event,
  file: eventName(event),
  message: `Event ${short(event)} was the last one of its branch when this machine last looked, and is gone. ${todo}`,
})
