// Every author counts his, her or its own events, and each names the one before. Whoever tells two stories to two readers
// has to use a number twice: that shows as soon as both stories meet.

import type { Written } from './contents.ts'
import { type Damage, short } from './damage.ts'
import type { LedgerEvent } from './events/index.ts'
import { Layers } from './layers.ts'
import type { Past } from './standing.ts'

type Reused = { readonly name: string; readonly events: readonly string[]; readonly settledBy?: string }

export class Sequences {
  /** By actor and number: the first event that used it. */
  readonly #first: Layers<string, string>
  readonly #reused: Map<string, Reused>

  constructor(from?: Sequences) {
    this.#first = from ? from.#first.copy() : new Layers()
    this.#reused = new Map(from ? from.#reused : undefined)
  }

  add({ id, event: { actor, seq } }: Written): void {
    const name = `${actor} ${seq}`
    const first = this.#first.get(name)
    if (first === undefined) this.#first.set(name, id)
    else this.#reused.set(name, { name, events: [...(this.#reused.get(name)?.events ?? [first]), id] })
  }

  /** A person decided with all of them in sight: from there on nothing is told twice. */
  settle(by: string, past: Past): void {
    for (const [name, reused] of this.#reused)
      if (!reused.settledBy && reused.events.every(event => event === by || past.precedes(event, by)))
        this.#reused.set(name, { ...reused, settledBy: by })
  }

  damage(): readonly Damage[] {
    return [...this.#reused.values()].map(({ name, events, settledBy }) => ({
      kind: 'reused-sequence',
      others: events,
      message: `${name.split(' ')[0]} wrote ${events.length} events with the number ${name.split(' ')[1]}: ${events.map(short).join(', ')}. Look at each; the next signed decision that knows them all settles it.`,
      ...(settledBy ? { settledBy } : {}),
    }))
  }
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
