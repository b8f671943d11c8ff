// Whom an agent sends the user to.
import { coordinatorOf, ownerOf } from '../gate/answers.ts'
import type { Seen } from './session.ts'

/** Those who answer for the packet. */
export function deciders({ scene: { subject } }: Pick<Seen, 'scene'>): readonly string[] {
  const [coordinator, owner] = [coordinatorOf(subject), ownerOf(subject)]
  return [...(coordinator ? [`${coordinator} (coordinator)`] : []), ...(owner ? [`${owner} (approval owner)`] : [])]
}
