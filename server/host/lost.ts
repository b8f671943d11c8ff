// What git history had in a ledger folder and the folder has not. Events of another packet that lay in the same place
// before belong to that packet, and this one has not lost them: which packet an event is of, its own bytes say.

import type { Damage } from '../ledger/damage.ts'
import { readEvent } from '../ledger/event.ts'
import type { Ledger } from '../ledger/fold.ts'
import { lostFrom, type Remembered } from '../ledger/lost.ts'
import { readName } from '../ledger/names.ts'
import { gitIn } from '../node/git-objects.ts'

type Found = {
  readonly damage: readonly Damage[]
  /** How many events of which other packets lay here. */
  readonly others: ReadonlyMap<string, number>
}

const largest = 10_000_000

/** `folder`: the path of the ledger folder, as git has it. */
export async function lostIn(
  root: string,
  history: readonly Remembered[],
  folder: string,
  ledger: Ledger,
): Promise<Found> {
  const damage = lostFrom(history, folder, ledger)
  const [opened] = ledger.standing.opened
  const own = opened && ledger.event(opened.event)?.event.packet
  if (own === undefined || damage.length === 0) return { damage, others: new Map() }
  const wanted = new Set(damage.map(({ event }) => event))
  const events = history.flatMap(({ name, commit, at = folder }) => {
    const named = readName(name)
    return named.kind === 'event' && wanted.has(named.digest)
      ? [{ id: named.digest, path: `${at}/${name}`, commit }]
      : []
  })
  const paths = events.map(({ path, commit }) => ({ revision: commit, path }))
  const answers = await gitIn(root).show(paths, largest)
  const foreign = new Map<string, string>()
  for (const [index, { id }] of events.entries()) {
    const answer = answers[index]!
    const read = 'bytes' in answer ? readEvent(answer.bytes, id) : undefined
    if (read && 'event' in read && read.event.packet !== own) foreign.set(id, read.event.packet)
  }
  const others = new Map<string, number>()
  for (const packet of foreign.values()) others.set(packet, (others.get(packet) ?? 0) + 1)
  return { damage: damage.filter(({ event }) => event === undefined || !foreign.has(event)), others }
}
