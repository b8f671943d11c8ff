// While a packet is with a formal process, or somebody suspects that it belongs there, its own loop stands still: whoever
// knows of that decides nothing routine. What was decided beside it, on another branch, nobody stopped.
import type { State, Suspicion } from './state.ts'

type Stop = { readonly event: string; readonly endedBy: readonly string[]; readonly why: string }

/** `knows`: whether an event comes before the one that is judged. A clause. */
export function whyStill(
  { goesOn }: { readonly goesOn?: true },
  state: State,
  knows: (event: string) => boolean,
): string | undefined {
  if (goesOn || state.escalations.size + state.suspicions.size + state.alarms.size === 0) return undefined
  for (const { event, endedBy, why } of stopsIn(state)) if (knows(event) && !endedBy.some(knows)) return why
  return undefined
}

/** What makes it stand still now, clause by clause. */
export function* stillBy(state: State): Iterable<string> {
  for (const { endedBy, why } of stopsIn(state)) if (endedBy.length === 0) yield why
}

export const isOpen = ({ dismissedBy, escalatedBy }: Suspicion): boolean =>
  dismissedBy.length === 0 && escalatedBy.length === 0

const rest = 'everything but objections, evidence and suspicions stands still until'

function* stopsIn({ escalations, suspicions, alarms }: State): Iterable<Stop> {
  for (const { event, path, closedBy } of escalations.values())
    yield { event, endedBy: closedBy, why: `the packet is escalated to ${path}, and ${rest} that is closed` }
  for (const { event, evidence, path, closedBy } of alarms.values())
    yield {
      event,
      endedBy: closedBy,
      why: `what was found in ${evidence} calls for ${path}, and ${rest} that is escalated and closed`,
    }
  for (const { event, actor, dismissedBy, escalatedBy } of suspicions.values())
    yield {
      event,
      endedBy: [...dismissedBy, ...escalatedBy],
      why: `the packet is under a suspicion of ${actor}, and ${rest} that is dismissed or escalated`,
    }
}
