// Who held which part at the place of each event. Only few events change that, so most events share one standing, and
// where branches meet it is added up again from those events that both together knew.

import type * as z from 'zod'
import type { Definition, Told } from './definition.ts'
import type { EventType } from './events/index.ts'
import { Layers } from './layers.ts'
import { noStanding, type Past, type Standing } from './standing.ts'

type Change = { readonly told: Told<unknown>; readonly stand: NonNullable<Definition<EventType, z.ZodType>['stand']> }

export class Standings {
  readonly #after: Layers<string, Standing>
  /** In fold order. */
  readonly #changes: Change[]
  /** By the changes that make them up. */
  readonly #met: Map<string, Standing>

  constructor(from?: Standings) {
    this.#after = from ? from.#after.copy() : new Layers()
    this.#changes = from ? [...from.#changes] : []
    this.#met = new Map(from ? from.#met : undefined)
  }

  /** What the author of an event with these parents could know. */
  before(parents: readonly string[], past: Past): Standing {
    const [first, ...others] = new Set(parents.map(parent => this.#after.get(parent)!))
    if (!first) return noStanding
    if (others.length === 0) return first
    return this.#sum(
      this.#changes.filter(({ told }) => parents.some(parent => parent === told.id || past.precedes(told.id, parent))),
      past,
    )
  }

  add(
    event: string,
    before: Standing,
    told: Told<unknown> | undefined,
    stand: Change['stand'] | undefined,
    past: Past,
  ): void {
    if (told && stand) this.#changes.push({ told, stand })
    this.#after.set(event, told && stand ? stand(before, told, past) : before)
  }

  #sum(changes: readonly Change[], past: Past): Standing {
    const key = changes.map(({ told }) => told.id).join()
    const known = this.#met.get(key)
    if (known) return known
    const sum = changes.reduce((standing, { told, stand }) => stand(standing, told, past), noStanding)
    this.#met.set(key, sum)
    return sum
  }
}
