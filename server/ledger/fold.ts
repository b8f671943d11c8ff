// From files to state: a pure function of the set of files, whatever order they come in. One more event at the end of the
// order is added to what is there; anything else is folded again from the beginning.
import { type Contents, type LedgerFile, noContents, type Written, withFiles } from './contents.ts'
import { type Damage, lasting } from './damage.ts'
import { findings } from './findings.ts'
import { Folding, type Recorded } from './folding.ts'
import type { World } from './judge.ts'
import { readName } from './names.ts'
import { compare, inOrder } from './order.ts'
import { shownIds } from './shown-ids.ts'
import type { Past, Standing } from './standing.ts'
import type { State } from './state.ts'

export type Ledger = Past & {
  readonly contents: Contents
  /** In fold order. */
  readonly events: readonly Recorded[]
  readonly state: State
  readonly standing: Standing
  /** Events that no other event knows, sorted. */
  readonly heads: readonly string[]
  readonly damage: readonly Damage[]
  event(id: string): Recorded | undefined
  /** The ID that the page shows for the objection, draft or risk that this event made. */
  shownId(event: string): string | undefined
  /** Events that this one did not know: on another branch, or later. */
  unknownTo(id: string): readonly Recorded[]
  /** The ledger with more files. Where a file changed or went away, the whole folder is folded again instead. */
  with(files: Iterable<LedgerFile>): Ledger
}

export const foldLedger = (files: Iterable<LedgerFile>, world: World): Ledger =>
  foldContents(withFiles(noContents, files), world)

function foldContents(contents: Contents, world: World): Ledger {
  const folding = new Folding(world)
  for (const ordered of inOrder(contents.events)) folding.step(ordered, contents)
  return publish(folding, contents, world)
}

function publish(folding: Folding, contents: Contents, world: World): Ledger {
  const { events, byId, state, history } = folding
  const heads = [...folding.heads].sort()
  const standing = folding.standings.before(heads, history)
  const policy = (digest: string) => world.policy(digest, contents.policies.get(digest))
  let shown: ReadonlyMap<string, string> | undefined
  return {
    contents,
    events,
    state,
    standing,
    heads,
    damage: [
      ...[...contents.damage].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one),
      ...folding.damage.map(one => acknowledged(one, state)),
      ...folding.sequences.damage(),
      ...findings({ contents, events, state, standing, past: history, policy }),
    ],
    event: id => byId.get(id),
    precedes: (earlier, later) => history.precedes(earlier, later),
    shownId(event) {
      shown ??= new Map([state.objections, state.drafts, state.risks].flatMap(made => [...shownIds(made)]))
      return shown.get(event)
    },
    unknownTo: id => events.filter(other => other.id !== id && !history.precedes(other.id, id)),
    with(files) {
      const more = [...files]
      const after = withFiles(contents, more)
      const next = folding.copy()
      return added(more, contents, after)?.every(written => next.append(written, after))
        ? publish(next, after, world)
        : foldContents(after, world)
    },
  }
}

/** Stays named when a person said that it is lost for good, or was seen; nothing waits for it any more. */
function acknowledged(damage: Damage, { losses, setAside }: State): Damage {
  const seenBy = lasting.has(damage.kind) && damage.event !== undefined ? setAside.get(damage.event) : undefined
  if (seenBy !== undefined) return { ...damage, settledBy: seenBy }
  if (damage.kind !== 'missing-parent' || !damage.others?.every(event => losses.has(event))) return damage
  return { ...damage, settledBy: losses.get(damage.others[0]!)! }
}

/** The new events in their own order; nothing if the files say something else about events that were there. */
function added(files: readonly LedgerFile[], before: Contents, after: Contents): readonly Written[] | undefined {
  const found = new Map<string, Written>()
  for (const { name } of files) {
    const named = readName(name)
    if (named.kind === 'policy' && !before.policies.has(named.digest)) return undefined
    if (named.kind === 'signature' && before.events.has(named.event)) {
      if (before.signatures.get(named.event) !== after.signatures.get(named.event)) return undefined
    } else if (named.kind === 'event' && !before.events.has(named.digest)) {
      const written = after.events.get(named.digest)
      if (written) found.set(written.id, written)
    }
  }
  const ordered = (written: Written) => ({ written, lamport: written.event.lamport })
  return [...found.values()].sort((a, b) => compare(ordered(a), ordered(b)))
}
