// While a packet is with a formal process its own loop stands still: whoever knows of the escalation decides nothing
// routine. What was decided beside it, on another branch, nobody stopped.
import type { Definition } from './definition.ts'
import type { EventType } from './events/index.ts'
import type { State } from './state.ts'

/** `knows`: whether an event comes before the one that is judged. A clause. */
export function whyStill(
  { goesOn }: Pick<Definition<EventType, never>, 'goesOn'>,
  { escalations }: State,
  knows: (event: string) => boolean,
): string | undefined {
  if (goesOn || escalations.size === 0) return undefined
  for (const { event, path, closedBy } of escalations.values())
    if (knows(event) && !closedBy.some(knows))
      return `the packet is escalated to ${path}, and everything but objections, evidence and suspicions stands still until that is closed`
  return undefined
}
