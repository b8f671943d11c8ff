// The first text of `countersign.yaml`: whoever begins is on the roster, and the roles that are still to be given are named.
import type { Profile } from '../../schemas/profile.ts'
import { neededRoles } from './needed-roles.ts'

export type FirstPerson = {
  readonly handle: string
  readonly name: string
  readonly timezone: string
  /** Where the schema of this file is, for editors that complete it. */
  readonly schema?: string
}

export function newWorkspace(profile: Profile, { handle, name, timezone, schema }: FirstPerson): string {
  const missing = neededRoles(profile).flatMap(([, roles]) => (roles.includes('coordinator') ? [] : roles))
  return [
    ...(schema ? [`# yaml-language-server: $schema=${schema}`] : []),
    'version: 1',
    `timezone: ${timezone}`,
    '',
    '# Who is who. Decisions need the key of a person on this list; an agent is never on it.',
    'roster:',
    `  - handle: ${handle}`,
    `    name: ${JSON.stringify(name)}`,
    '    roles: [coordinator]',
    ...missing.map(role => `  # - { handle: …, name: …, roles: [${role}] }`),
    '',
    '# Programs that may propose. None of them may decide.',
    'agents: []',
    '',
  ].join('\n')
}
