// Roles: which there are at all, and how a sentence names them.
import type { Profile } from '../../../schemas/profile.ts'
import type { Workspace } from '../../../schemas/workspace.ts'
import { plainRole, rolesHeld } from '../../profile/people.ts'

/** As people read it: `SRE`. */
export const roleTitle = (role: string, { roles }: Profile): string =>
  Object.hasOwn(roles, role) ? roles[role]!.title : role.replaceAll('-', ' ')

/** Within a sentence: `the approval owner`, and `SRE` as it is. */
export const roleWord = (role: string, profile: Profile): string =>
  roleTitle(role, profile).replace(/^\p{Lu}(?=\p{Ll})/u, first => first.toLowerCase())

/** Every role that the profile or the roster knows. */
export function knownRoles(profile: Profile, workspace: Workspace): ReadonlySet<string> {
  const { roles, restricted_roles, reviewers, escalations, thresholds, handoff } = profile
  return new Set(
    [
      ...['coordinator', 'owner', 'reviewer'],
      ...Object.keys(roles),
      ...Object.values(roles).map(({ title }) => title),
      ...restricted_roles,
      ...reviewers.map(({ role }) => role),
      ...escalations.map(({ closes }) => closes),
      ...thresholds.map(({ role }) => role),
      ...(handoff?.next_owner ? [handoff.next_owner] : []),
    ]
      .map(plainRole)
      .concat([...rolesHeld(workspace)]),
  )
}

/** Whether a role as somebody wrote it, by name or by title, is among these. */
export const isAmong = (roles: Iterable<string>, said: string, { roles: titles }: Profile): boolean => {
  const plain = plainRole(said)
  for (const role of roles) {
    const title = Object.hasOwn(titles, role) ? titles[role]!.title : role
    if (role === plain || plainRole(title) === plain) return true
  }
  return false
}
