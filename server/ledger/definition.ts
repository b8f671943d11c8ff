// What a kind of event is: its one act, who may write it at all, its body, and what it does to standing and state.
// What the policy lets whom do is not said here: that is asked of the policy in force at the event's place.
import type * as z from 'zod'
import type { Past, Standing } from './standing.ts'
import type { Saying, State, Tally } from './state.ts'

/** An event as its kind sees it. */
export type Told<Body> = {
  readonly id: string
  readonly actor: string
  /** The handle of a person, the name of an agent. */
  readonly name: string
  readonly time: string
  readonly policy: string
  readonly proven: boolean
  /** Only what must never be lost is told though it is not allowed. */
  readonly allowed: boolean
  readonly body: Body
}

export type Sight = { readonly state: State; readonly standing: Standing; readonly past: Past }

export type Definition<Type extends string, Body extends z.ZodType> = {
  readonly type: Type
  /** One event type, one act: the namespace of its signature is made of it. */
  readonly act: string
  readonly by: 'people' | 'people and agents'
  /** `needed`: unsigned it counts for nothing. `welcome`: it counts as said, and proves nobody. */
  readonly signature: 'needed' | 'welcome'
  /** It stands whatever is wrong with its author's right to it. */
  readonly keeps?: true
  /** It is done while the packet is escalated, too, when everything else stands still. */
  readonly goesOn?: true
  readonly body: Body
  /** Events that it speaks of: they have to be in its past. */
  readonly about?: (body: z.output<Body>) => readonly string[]
  /** Why it does not count, whatever the policy says. */
  readonly refuse?: (told: Told<z.output<Body>>, sight: Sight) => string | undefined
  readonly stand?: (standing: Standing, told: Told<z.output<Body>>, past: Past) => Standing
  readonly apply?: (state: Tally, told: Told<z.output<Body>>, past: Past) => void
}

export const defineEvent = <const Type extends string, Body extends z.ZodType>(
  definition: Definition<Type, Body>,
): Definition<Type, Body> => definition

export const namespaceOf = (act: string): string => `countersign-${act}`

export function saying({ id, actor, proven, time, body }: Told<{ readonly words?: string | undefined }>): Saying {
  const said = { event: id, actor, proven, time }
  return body.words === undefined ? said : { ...said, words: body.words }
}
