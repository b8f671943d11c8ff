// Who held which part at one point of the history, and under which policy. What somebody may do is judged by the standing
// that the event's own past gives, not by what other branches or later events made of it.

/** Something that an event put in force, and that a later one, which knew of it, may have put out of force. */
export type Held<T> = { readonly event: string; readonly value: T }

/** Two of a kind at once, where there should be one, are a fork: two branches decided without knowing of each other. */
export type Standing = {
  readonly opened: readonly Held<{ readonly profile: string }>[]
  readonly policies: readonly Held<string>[]
  /** Policies that were in force once. None of them comes back. */
  readonly formerPolicies: ReadonlySet<string>
  readonly coordinators: readonly Held<string>[]
  readonly owners: readonly Held<string>[]
  /** By role. Several people may review for one role. */
  readonly reviewers: ReadonlyMap<string, readonly Held<string>[]>
  readonly passedOn: readonly Held<Pass>[]
  readonly charters: readonly Held<{ readonly policy: string; readonly by: string }>[]
  /** Roles that became mandatory, or no longer are, in mid-course. */
  readonly mandatory: ReadonlyMap<string, readonly Held<boolean>[]>
}

/** A reviewer's part, with the objections raised in it, went to somebody else. */
export type Pass = { readonly role: string; readonly from: string; readonly to: string }

/** Which event came before which, by the parents that events name. */
export type Past = { precedes(earlier: string, later: string): boolean }

export const noStanding: Standing = {
  opened: [],
  policies: [],
  formerPolicies: new Set(),
  coordinators: [],
  owners: [],
  reviewers: new Map(),
  passedOn: [],
  charters: [],
  mandatory: new Map(),
}

/** What is in force after `next`: itself, and what its author did not know of. */
export const succeed = <T>(held: readonly Held<T>[], next: Held<T>, past: Past): readonly Held<T>[] => [
  ...held.filter(({ event }) => event !== next.event && !past.precedes(event, next.event)),
  next,
]

export const values = <T>(held: readonly Held<T>[]): readonly T[] => held.map(({ value }) => value)

export const holds = (held: readonly Held<string>[] | undefined, handle: string): boolean =>
  held?.some(({ value }) => value === handle) ?? false

/** Everyone to whom the part of `handle` in this role visibly passed. */
export function successors({ passedOn }: Standing, role: string, handle: string): ReadonlySet<string> {
  const found = new Set<string>([handle])
  for (const { value } of passedOn) if (value.role === role && found.has(value.from)) found.add(value.to)
  found.delete(handle)
  return found
}
