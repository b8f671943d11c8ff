// Whether a workspace has the people that a profile counts on.
import type { Profile } from '../../schemas/profile.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import { type Named, places } from './check-roles.ts'
import { type Disagreement, warning } from './disagreement.ts'
import { nearest } from './nearest.ts'
import { rolesHeld } from './people.ts'

/** With nobody on the roster there is nothing to compare with. */
export function* checkHolders(profile: Profile, workspace: Workspace): Iterable<Disagreement> {
  const held = rolesHeld(workspace)
  if (held.size === 0) return
  const said = new Set<string>()
  for (const [path, roles] of neededRoles(profile)) {
    if (roles.includes('anyone') || roles.some(role => held.has(role))) continue
    yield warning(path, `Nobody on the roster has the role ${roles.map(role => `\`${role}\``).join(' or ')}.`)
    for (const role of roles) said.add(role)
  }
  const known = [...held, ...Object.keys(profile.roles)]
  for (const [path, role] of otherRoles(profile)) {
    if (known.includes(role) || said.has(role) || places.includes(role)) continue
    const meant = nearest(role, known)
    if (meant) yield warning(path, `Nobody on the roster has the role \`${role}\`. Did you mean \`${meant}\`?`)
    said.add(role)
  }
}

/** Roles that may well stay empty, unless they are a slip of the pen. */
const otherRoles = ({ may, topics, restricted_roles, never_carried, referrals }: Profile): readonly Named[] => [
  ...Object.entries(may).flatMap(([act, who]) => who.map((role, i): Named => [['may', act, i], role])),
  ...Object.entries(topics).flatMap(([name, { accepts, carries }]) => [
    ...accepts.map((role, i): Named => [['topics', name, 'accepts', i], role]),
    ...carries.map((role, i): Named => [['topics', name, 'carries', i], role]),
  ]),
  ...restricted_roles.map((role, i): Named => [['restricted_roles', i], role]),
  ...never_carried.flatMap(({ role }, i): Named[] => (role ? [[['never_carried', i, 'role'], role]] : [])),
  ...referrals.map(({ owner }, i): Named => [['referrals', i, 'owner'], owner]),
]

/** Roles without which a packet of this kind cannot be decided. Of several in one entry, one is enough. */
export function neededRoles(
  profile: Profile,
): readonly (readonly [path: readonly PropertyKey[], roles: readonly string[]])[] {
  const { reviewers, may, handoff, release, escalations, thresholds } = profile
  const named: readonly Named[] = [
    ...reviewers.flatMap(({ role, mandatory }, i): Named[] => (mandatory ? [[['reviewers', i, 'role'], role]] : [])),
    ...(handoff?.signed.by ?? []).map((role): Named => [['handoff', 'signed'], role]),
    ...release.flatMap(({ signed }, i) => signed.by.map((role): Named => [['release', i, 'signed'], role])),
    ...escalations.map(({ closes }, i): Named => [['escalations', i, 'closes'], closes]),
    ...thresholds.map(({ role }, i): Named => [['thresholds', i, 'role'], role]),
  ]
  const first = new Map(named.toReversed().map(([path, role]) => [role, path]))
  return [
    [['may', 'own'], may.own],
    [['may', 'coordinate'], may.coordinate],
    ...[...first].flatMap(([role, path]) => (places.includes(role) ? [] : [[path, [role]] as const])),
  ]
}
