// Who is who: handles, roles, deputies.
import type { Person, Workspace } from '../../schemas/workspace.ts'

/** `@Maria` is `maria`. */
export const bareHandle = (handle: string): string => handle.trim().replace(/^@/, '').toLowerCase()

/** `SRE` is `sre`, `Revenue operations` is `revenue-operations`. */
export const plainRole = (role: string): string =>
  role
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, '-')

/** An agent is nobody on the roster, whatever it is called. */
export const personOf = (handle: string, { roster }: Workspace): Person | undefined =>
  roster.find(person => bareHandle(person.handle) === bareHandle(handle))

/** As readers know people who are not on the roster, and never will be: by their names. */
export const nameIn = (workspace: Workspace, handle: string): string => personOf(handle, workspace)?.name ?? handle

/** A person's roles, and those of the one whose roles this person visibly took over. */
export function rolesOf(handle: string, workspace: Workspace): ReadonlySet<string> {
  const person = personOf(handle, workspace)
  const before = person?.deputy_for === undefined ? undefined : personOf(person.deputy_for, workspace)
  return new Set([...(person?.roles ?? []), ...(before?.roles ?? [])].map(plainRole))
}

export const rolesHeld = ({ roster }: Workspace): ReadonlySet<string> =>
  new Set(roster.flatMap(({ roles }) => roles.map(plainRole)))

/** People in any of these roles; the roles themselves where nobody is. */
export function holdersOf(roles: readonly string[], workspace: Workspace): readonly string[] {
  const wanted = roles.map(plainRole)
  const people = workspace.roster
    .filter(({ handle }) => wanted.some(role => rolesOf(handle, workspace).has(role)))
    .map(({ handle }) => `@${bareHandle(handle)}`)
  return people.length > 0 ? people : roles
}
