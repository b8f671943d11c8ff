// Who may do what on a packet: the one place that every face asks. It says yes with the place or role that allows it,
// or no with the reason, and what it does not know is a no.
import type { Profile } from '../../schemas/profile.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import { bareHandle, personOf, plainRole, rolesOf } from './people.ts'

/** Who has which place on the packet now. */
export type Places = {
  readonly coordinator?: string
  readonly owner?: string
  readonly reviewers?: readonly { readonly role: string; readonly handle: string }[]
}

export type Setting = { readonly profile: Profile; readonly workspace: Workspace; readonly places: Places }

/** What an objection is about, for whoever wants to carry it. */
export type Contested = {
  readonly topics: readonly string[]
  readonly sections: readonly string[]
  readonly raisedBy: readonly string[]
}

export type Act =
  | { readonly act: Exclude<keyof Profile['may'], 'carry' | 'accept'> }
  | { readonly act: 'accept'; readonly topics: readonly string[] }
  | { readonly act: 'carry'; readonly objection: Contested }
  | { readonly act: 'sign off'; readonly role: string }
  | { readonly act: 'withdraw'; readonly raisedBy: string; readonly successor?: string }
  | { readonly act: 'hand off' }
  | { readonly act: 'release'; readonly section: string }
  | { readonly act: 'close escalation'; readonly escalation: string }

export type Permission = { readonly as: string } | { readonly no: string }

export function may(act: Act, handle: string, setting: Setting): Permission {
  if (!personOf(handle, setting.workspace)) return { no: `\`${handle}\` is not on the roster, and decides nothing.` }
  const never = act.act === 'carry' ? neverCarried(act.objection, setting.profile) : undefined
  if (never) return { no: `Nobody may carry this: ${never}` }
  if (act.act === 'withdraw') return withdraws(act, handle)
  const who = whoMay(act, setting.profile)
  if (typeof who === 'string') return { no: who }
  const as = who.find(place => hasPlace(place, handle, setting))
  if (as !== undefined) return { as }
  return { no: `@${bareHandle(handle)} may not ${act.act.replaceAll('_', ' ')}: ${whoElse(who, setting.profile)}` }
}

const whoElse = (who: readonly string[], { roles }: Profile) =>
  who.length === 0
    ? 'nobody may.'
    : `that is for ${[...new Set(who)].map(role => called(role, Object.hasOwn(roles, role) ? roles[role]!.title : role)).join(' or ')}.`

/** One person has a place; a role may have several. */
const called = (role: string, title: string) =>
  role === 'coordinator' || role === 'owner'
    ? `the ${title.replace(/^\p{Lu}(?=\p{Ll})/u, first => first.toLowerCase())}`
    : title

/** Places and roles that may; a sentence if what the act names is not there. */
function whoMay(act: Exclude<Act, { act: 'withdraw' }>, profile: Profile): readonly string[] | string {
  switch (act.act) {
    case 'accept':
      return [...profile.may.accept, ...act.topics.flatMap(topic => topicOf(topic, profile)?.accepts ?? [])]
    case 'carry': {
      const special = act.objection.topics.flatMap(topic => topicOf(topic, profile)?.carries ?? [])
      return special.length > 0 ? special : profile.may.carry
    }
    case 'sign off': {
      const role = plainRole(act.role)
      return profile.reviewers.some(reviewer => reviewer.role === role) ? [role] : `Nobody reviews as \`${act.role}\`.`
    }
    case 'hand off':
      return profile.handoff?.signed.by ?? 'Packets of this kind are not handed off.'
    case 'release': {
      const found = profile.release.find(({ section }) => section.toLowerCase() === act.section.toLowerCase())
      return found?.signed.by ?? `The section \`${act.section}\` does not leave by itself.`
    }
    case 'close escalation': {
      const found = profile.escalations.find(({ name }) => name === act.escalation)
      return found ? [found.closes] : `There is no escalation \`${act.escalation}\`.`
    }
    default:
      return profile.may[act.act]
  }
}

const topicOf = (name: string, { topics }: Profile) => (Object.hasOwn(topics, name) ? topics[name] : undefined)

/** Whom the packet names has the place. Only where it names nobody does everybody with the role count. */
export function hasPlace(place: string, handle: string, { workspace, places }: Setting): boolean {
  if (place === 'anyone') return true
  if (place === 'reviewer') return (places.reviewers ?? []).some(reviewer => same(reviewer.handle, handle))
  const named = place === 'coordinator' || place === 'owner' ? places[place] : undefined
  return named === undefined ? rolesOf(handle, workspace).has(plainRole(place)) : same(named, handle)
}

const same = (a: string, b: string) => bareHandle(a) === bareHandle(b)

function withdraws({ raisedBy, successor }: Extract<Act, { act: 'withdraw' }>, handle: string): Permission {
  if (same(raisedBy, handle)) return { as: 'the one who raised it' }
  if (successor !== undefined && same(successor, handle)) return { as: 'successor' }
  return { no: `Only @${bareHandle(successor ?? raisedBy)} may withdraw this objection.` }
}

/** Of an entry, everything that it names must fit. */
function neverCarried({ topics, sections, raisedBy }: Contested, { never_carried }: Profile): string | undefined {
  const roles = raisedBy.map(plainRole)
  const headings = sections.map(heading => heading.toLowerCase())
  return never_carried.find(
    ({ topic, role, section }) =>
      (topic === undefined || topics.includes(topic)) &&
      (role === undefined || roles.includes(plainRole(role))) &&
      (section === undefined || headings.includes(section.toLowerCase())),
  )?.why
}
