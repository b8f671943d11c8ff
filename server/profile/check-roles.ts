// Whether the roles of a profile fit together: order without a circle, restrictions to roles that may be restricted to.
import type { Profile } from '../../schemas/profile.ts'
import { type Disagreement, error, missing, warning } from './disagreement.ts'

export function* checkRoles(profile: Profile): Iterable<Disagreement> {
  const reviewers = profile.reviewers.map(({ role }) => role)
  for (const [i, { role, after }] of profile.reviewers.entries()) {
    if (places.includes(role))
      yield error(['reviewers', i, 'role'], `\`${role}\` is a place on the packet and no role.`)
    for (const [k, earlier] of after.entries())
      if (!reviewers.includes(earlier)) yield missing(['reviewers', i, 'after', k], 'reviewer', earlier, reviewers)
    if (comesAfterItself(profile, role))
      yield error(['reviewers', i, 'after'], `\`${role}\` would sign off after itself: the order goes in a circle.`)
  }
  for (const [i, { reviewer }] of profile.prerequisites.entries())
    if (reviewer && !reviewers.includes(reviewer))
      yield missing(['prerequisites', i, 'reviewer'], 'reviewer', reviewer, reviewers)
  for (const [path, role] of restrictions(profile))
    if (!profile.restricted_roles.includes(role) && !places.includes(role))
      yield error(
        path,
        `\`${role}\` is not among the \`restricted_roles\`: add it there, or nothing can be shown to it.`,
      )
  for (const [path, role] of namedPlaces(profile))
    if (role === 'anyone' || role === 'reviewer')
      yield error(path, `\`${role}\` is nobody in particular: name a role, \`coordinator\` or \`owner\`.`)
  for (const [i, group] of profile.apart.entries())
    for (const [k, place] of group.entries()) {
      const type = profile.fields[place]?.type
      if (type && type !== 'person')
        yield error(['apart', i, k], `The field \`${place}\` is ${type}: only a person can be kept apart.`)
    }
  for (const [key, who] of Object.entries(profile.may))
    if (who.length === 0) yield warning(['may', key], `Nobody may \`${key}\`.`)
}

export const places: readonly string[] = ['coordinator', 'owner', 'reviewer', 'anyone']

function comesAfterItself({ reviewers }: Profile, role: string): boolean {
  const earlier = new Map(reviewers.map(({ role, after }) => [role, after]))
  const seen = new Set<string>()
  const open = [...(earlier.get(role) ?? [])]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === role) return true
    if (!seen.has(next)) open.push(...(earlier.get(next) ?? []))
    seen.add(next)
  }
  return false
}

export type Named = readonly [path: readonly PropertyKey[], role: string]

const restrictions = ({ sections, evidence }: Profile): readonly Named[] => [
  ...sections.flatMap(({ restricted_to }, i) =>
    restricted_to.map((role, k): Named => [['sections', i, 'restricted_to', k], role]),
  ),
  ...Object.entries(evidence).flatMap(([kind, { restricted_to }]) =>
    restricted_to.map((role, k): Named => [['evidence', kind, 'restricted_to', k], role]),
  ),
]

/** Where one person has to be found for a place or a signature. */
const namedPlaces = ({ handoff, release, referrals, escalations, thresholds, apart }: Profile): readonly Named[] => [
  ...(handoff?.signed.by ?? []).map((role, i): Named => [['handoff', 'signed', 'by', i], role]),
  ...release.flatMap(({ signed }, i) => signed.by.map((role, k): Named => [['release', i, 'signed', 'by', k], role])),
  ...referrals.map(({ owner }, i): Named => [['referrals', i, 'owner'], owner]),
  ...escalations.map(({ closes }, i): Named => [['escalations', i, 'closes'], closes]),
  ...thresholds.map(({ role }, i): Named => [['thresholds', i, 'role'], role]),
  ...apart.flatMap((roles, i) => roles.map((role, k): Named => [['apart', i, k], role])),
]
