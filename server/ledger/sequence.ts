// Every author counts his, her or its own events, and each names the one before. Whoever tells two stories to two readers
// has to use a number twice: that shows as soon as both stories meet.

import type { Written } from './contents.ts'
import { type Damage, short } from './damage.ts'
import type { LedgerEvent } from './events/index.ts'
import { Layers } from './layers.ts'
import type { Past } from './standing.ts'

export class Sequences {
  /** By actor and number: the first event that used it. */
  readonly #first: Layers<string, Written>
  /** By actor and number: all events that used it, where they are several. */
  readonly #reused: Map<string, Written[]>
  /** By actor and number: the event of a person who knew them all. */
  readonly #settled: Map<string, string>

  constructor(from?: Sequences) {
    this.#first = from ? from.#first.copy() : new Layers()
    this.#reused = new Map(from ? [...from.#reused].map(([name, events]) => [name, [...events]]) : [])
    this.#settled = new Map(from ? from.#settled : [])
  }

  add(written: Written): void {
    const { actor, seq } = written.event
    const name = `${actor} ${seq}`
    const first = this.#first.get(name)
    if (first === undefined) this.#first.set(name, written)
    else {
      const events = this.#reused.get(name)
      if (events) events.push(written)
      else this.#reused.set(name, [first, written])
      this.#settled.delete(name)
    }
  }

  /** A person decided with all of them in sight: from there on nothing is told twice. */
  settle(by: string, past: Past): void {
    for (const [name, events] of this.#reused)
      if (!this.#settled.has(name) && events.every(({ id }) => id === by || past.precedes(id, by)))
        this.#settled.set(name, by)
  }

  damage(): readonly Damage[] {
    return [...this.#reused].map(([name, events]) => {
      const [actor, seq] = name.split(' ')
      const settledBy = this.#settled.get(name)
      return {
        kind: 'reused-sequence',
        others: events.map(({ id }) => id),
        message: `${actor} wrote ${events.length} events with the number ${seq}: ${namesOf(events)}. Look at each; the next signed decision that knows them all settles it.`,
        ...(settledBy ? { settledBy } : {}),
      }
    })
  }
}

/** By the clock of their author, which is what the author remembers. */
function namesOf(events: readonly Written[]): string {
  const inTime = events.toSorted((a, b) => (a.event.time < b.event.time ? -1 : a.event.time > b.event.time ? 1 : 0))
  const shown = inTime.slice(0, 5).map(({ id }) => short(id))
  return `${shown.join(', ')}${events.length > 5 ? ' and more' : ''}`
}

/** Why an event does not say truly which one its author wrote before it. */
export function whyOutOfSequence(
  { actor, seq, prev }: LedgerEvent,
  previous: LedgerEvent | undefined,
): string | undefined {
  if (prev === null) return seq === 1 ? undefined : `it has number ${seq} and names none before it`
  if (!previous) return undefined
  if (previous.actor !== actor) return `it names an event of ${previous.actor} as its author's own`
  return previous.seq === seq - 1 ? undefined : `it has number ${seq} and follows number ${previous.seq}`
}
