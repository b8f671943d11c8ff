// Whom an agent sends the user to.
import { coordinatorOf, ownerOf } from '../gate/answers.ts'
import { bareHandle, plainRole, rolesOf } from '../profile/people.ts'
import type { Seen } from './session.ts'

/** Those who answer for the packet. */
export function deciders({ scene: { subject } }: Pick<Seen, 'scene'>): readonly string[] {
  const [coordinator, owner] = [coordinatorOf(subject), ownerOf(subject)]
  return [...(coordinator ? [`${coordinator} (coordinator)`] : []), ...(owner ? [`${owner} (approval owner)`] : [])]
}

/** People in any of these roles; the roles themselves where nobody is. */
export function holders(roles: readonly string[], { scene: { subject } }: Pick<Seen, 'scene'>): readonly string[] {
  const { workspace } = subject
  const wanted = roles.map(plainRole)
  const people = workspace.roster
    .filter(({ handle }) => wanted.some(role => rolesOf(handle, workspace).has(role)))
    .map(({ handle }) => `@${bareHandle(handle)}`)
  return people.length > 0 ? people : roles
}
