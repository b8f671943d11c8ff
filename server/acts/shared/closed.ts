// What of a packet not every reader may have: restricted statements, and the words of the ledger that speak of them.
import type { Closed } from '../../handoff/bundle.ts'
import { wordsIn } from '../../ledger/event.ts'
import { keptEvents } from '../../rules/shared/kept-events.ts'
import { veilOf } from '../../rules/shared/veil.ts'
import { worldOf } from '../../rules/world.ts'
import type { Scene } from '../act.ts'

/** Nothing where everybody may read everything. */
export function closedIn({ subject, ledger, words }: Scene): Closed | undefined {
  const veil = veilOf(worldOf(subject), { unshown: 'it is not in this reader’s bundle', wrote: () => false })
  const kept = subject.packet.statements.filter(({ id }) => veil.readersOf(id).length > 0)
  const ids = new Set(kept.map(({ id }) => id))
  const spoken = keptEvents(ledger, id => ids.has(id), words)
  const closed = new Set<string>()
  for (const { id, event } of ledger.events)
    for (const digest of wordsIn(event)) {
      const text = words(digest)
      // What was destroyed needs no keeping, and somebody may have quoted what an event says nothing about.
      if (text !== undefined && (spoken.has(id) || veil.over(text) !== text)) closed.add(digest)
    }
  if (closed.size === 0 && veil.page === subject.packet.text) return undefined
  const readers = kept.map(({ id }) => new Set(veil.readersOf(id)))
  const to = [...(readers[0] ?? [])].filter(role => readers.every(may => may.has(role))).sort()
  return { ...(veil.page === subject.packet.text ? {} : { page: veil.page }), to, words: closed }
}
