// Whether a policy lets somebody do what an event says that they did. The one place that the fold, every act and every
// face ask; what it does not know is a no.
import type { Profile } from '../../schemas/profile.ts'
import type { Person, Workspace } from '../../schemas/workspace.ts'
import { definitionOf, type EventOf, type EventType, type LedgerEvent } from '../ledger/events/index.ts'
import type { Deed } from '../ledger/policy.ts'
import { type Standing, values } from '../ledger/standing.ts'
import { type Act, may, type Places, type Setting } from '../profile/may.ts'
import { personOf, rolesOf } from '../profile/people.ts'
import type { Terms } from './policy.ts'

/** A clause, or nothing where it is allowed. */
export function whyNot(deed: Deed, terms: Terms): string | undefined {
  const { event } = deed
  if (event.actor.startsWith('agent:')) return whyNotAgent(event, terms) ?? whyTooEarly(event, deed.standing, terms)
  const setting = settingOf(terms, deed.standing)
  const handle = event.actor.slice(1)
  if (!personOf(handle, setting.workspace)) return `@${handle} is not on the roster, and decides nothing`
  const refusals = rights(deed, terms).map(asked => may(asked, handle, setting))
  const [refusal] = refusals.every(said => 'no' in said) ? refusals : []
  if (refusal && 'no' in refusal) return clause(refusal.no)
  return (
    whyNotNamed(event, setting) ??
    whyNotLowered(event, terms) ??
    whyNotPlace(event, setting) ??
    whyTooEarly(event, deed.standing, terms)
  )
}

/** Who has which part, under these terms. */
export const settingOf = (terms: Terms, standing: Standing): Setting => ({
  profile: terms.profile,
  workspace: { roster: [...terms.roster], agents: [...terms.agents] } as unknown as Workspace,
  places: placesOf(standing),
})

function whyNotAgent(event: LedgerEvent, { agents }: Terms): string | undefined {
  if (definitionOf(event.type).by === 'people') return 'only people may do this'
  const name = event.actor.slice('agent:'.length)
  return agents.some(agent => agent.name === name) ? undefined : `the workspace names no agent \`${name}\``
}

/** Whom an event makes owner, coordinator or reviewer must be somebody who may be. */
function whyNotNamed(event: LedgerEvent, setting: Setting): string | undefined {
  const open = { ...setting, places: {} }
  for (const [act, handle] of namedBy(event)) {
    const said = may(act, handle, open)
    if ('no' in said) return clause(said.no)
  }
  const apart =
    (event.type === 'packet-opened' && event.body.owner === event.body.coordinator) ||
    (event.type === 'owner-transferred' &&
      setting.places[event.body.place === 'owner' ? 'coordinator' : 'owner'] === event.body.to)
  const together = setting.profile.apart.some(places => places.includes('owner') && places.includes('coordinator'))
  return apart && together ? 'owner and coordinator must be two people' : undefined
}

function namedBy(event: LedgerEvent): readonly (readonly [Act, string])[] {
  switch (event.type) {
    case 'packet-opened':
      return [
        [{ act: 'own' }, event.body.owner],
        [{ act: 'coordinate' }, event.body.coordinator],
      ]
    case 'owner-transferred':
      return [[{ act: event.body.place === 'owner' ? 'own' : 'coordinate' }, event.body.to]]
    case 'charter-confirmed':
      return event.body.reviewers.map(({ role, reviewer }) => [{ act: 'sign off', role }, reviewer])
    case 'reviewer-assigned':
      return [[{ act: 'sign off', role: event.body.role }, event.body.reviewer]]
    case 'reviewer-passed-on':
      return [[{ act: 'sign off', role: event.body.role }, event.body.to]]
    default:
      return []
  }
}

const single = (held: Parameters<typeof values<string>>[0]) => (held.length === 1 ? held[0]!.value : undefined)

/** Several owners from several branches are nobody's right until it is settled: then the role counts, as where nobody is named. */
export function placesOf(standing: Standing): Places {
  const coordinator = single(standing.coordinators)
  const owner = single(standing.owners)
  const reviewers = [...standing.reviewers].flatMap(([role, held]) => values(held).map(handle => ({ role, handle })))
  return { reviewers, ...(coordinator ? { coordinator } : {}), ...(owner ? { owner } : {}) }
}

/** Any one of them is enough; where there is none, everybody on the roster may. */
type Rights = { readonly [Type in EventType]: (event: EventOf<Type>, deed: Deed, terms: Terms) => readonly Act[] }

const allTopics = ({ topics }: Profile) => Object.keys(topics)
const right = (act: Exclude<keyof Profile['may'], 'carry' | 'accept'>) => () => [{ act }] as const
const accepting = (_event: unknown, _deed: Deed, { profile }: Terms): readonly Act[] => [
  { act: 'accept', topics: allTopics(profile) },
]
/** An answer that was drafted for somebody is that person's to give. */
const adopting: Rights['draft-accepted'] = (event, deed, terms) =>
  deed.state.drafts.get(event.body.draft)?.verb === 'answers' ? [{ act: 'answer' }] : accepting(event, deed, terms)
const turningDown: Rights['draft-rejected'] = (event, deed, terms) =>
  event.actor === `@${deed.state.drafts.get(event.body.draft)?.onBehalfOf}` ? [] : accepting(event, deed, terms)
/** Whose an objection is, the ledger itself says. */
const whoseItIs = () => []
/** Everyone on the roster, and every agent that the workspace names: the roster itself is asked before. */
const anybody = right('object')

const perType: Rights = {
  'packet-opened': right('coordinate'),
  'charter-confirmed': right('confirm_charter'),
  'policy-changed': right('change_policy'),
  'loss-acknowledged': right('confirm_charter'),
  'refusal-set-aside': right('confirm_charter'),
  'authority-changed': right('assign'),
  'reviewer-assigned': right('assign'),
  'reviewer-passed-on': ({ actor, body }) => (actor === `@${body.from}` ? [] : [{ act: 'assign' }]),
  reviewed: ({ body }) => [{ act: 'sign off', role: body.role }],
  'owner-transferred': right('transfer'),
  'evidence-retrieved': () => [],
  'draft-proposed': () => [],
  'run-recorded': () => [],
  'draft-accepted': adopting,
  'draft-rejected': turningDown,
  'text-accepted': accepting,
  'objection-raised': anybody,
  'objection-confirmed': anybody,
  'objection-answered': right('answer'),
  'objection-sustained': whoseItIs,
  'objection-withdrawn': whoseItIs,
  'question-answered': right('answer'),
  'question-dropped': right('answer'),
  'hypothesis-confirmed': right('answer'),
  'hypothesis-refuted': right('answer'),
  'step-done': right('answer'),
  'claim-confirmed': right('settle'),
  'contradiction-settled': right('settle'),
  'risk-carried': (event, deed, { roster }) => [{ act: 'carry', objection: contested(event, deed, roster) }],
  'hold-placed': right('hold'),
  'hold-lifted': right('hold'),
  'suspicion-raised': () => [],
  'suspicion-dismissed': (_event, _deed, { profile }) => closing(undefined, profile),
  escalated: right('escalate'),
  'escalation-closed': ({ body }, { state }, { profile }) =>
    closing(state.escalations.get(body.escalation)?.path, profile),
  'readiness-recommended': () => [],
  'readiness-marked': right('mark_ready'),
  'handed-off': () => [{ act: 'hand off' }],
  released: ({ body }) => [{ act: 'release', section: body.section }],
  exported: right('export'),
  disposed: right('export'),
  'intake-received': () => [],
  'intake-returned': () => [],
  'return-answered': right('answer'),
}

const rights = (deed: Deed, terms: Terms): readonly Act[] =>
  (perType[deed.event.type] as (event: LedgerEvent, deed: Deed, terms: Terms) => readonly Act[])(
    deed.event,
    deed,
    terms,
  )

/** Of several escalations, the one that was raised says who closes it. Of a path that nobody knows, any closing role; where a profile has none, whoever lifts holds. */
function closing(path: string | undefined, { escalations }: Profile): readonly Act[] {
  const named = escalations.filter(one => one.name === path)
  const same = named.length > 0 ? named : escalations.filter(one => one.path === path)
  const found = same.length > 0 ? same : escalations
  return found.length > 0 ? found.map(({ name }) => ({ act: 'close escalation', escalation: name })) : [{ act: 'hold' }]
}

function contested({ body }: EventOf<'risk-carried'>, { state }: Deed, roster: readonly Person[]) {
  const objection = state.objections.get(body.objection)
  const workspace = { roster: [...roster] } as unknown as Workspace
  const objectors = [objection?.actor.slice(1) ?? '', ...(objection?.confirmedBy ?? []).map(({ value }) => value)]
  const roles = objectors.flatMap(handle => [...rolesOf(handle, workspace)])
  const named = body.targets.flatMap(target => (target.kind === 'section' ? [target.name] : []))
  return {
    topics: body.topics ?? [],
    sections: [...named, ...(body.sections ?? [])],
    raisedBy: objection?.role ? [objection.role, ...roles] : roles,
  }
}

/** What the profile makes mandatory only a change of policy makes less. */
function whyNotLowered(event: LedgerEvent, { profile }: Terms): string | undefined {
  if (event.type !== 'authority-changed') return undefined
  const { role, mandatory } = event.body
  const reviewer = profile.reviewers.find(one => one.role === role)
  if (!reviewer) return `nobody reviews as \`${role}\``
  return reviewer.mandatory && !mandatory
    ? `the profile makes ${role} mandatory, and only a change of policy makes it less`
    : undefined
}

/** Nobody advises that a packet is ready before everybody who has to review it is known. */
function whyTooEarly(event: LedgerEvent, standing: Standing, { profile }: Terms): string | undefined {
  if (event.type !== 'readiness-recommended' || event.body.advice !== 'ready') return undefined
  const missing = profile.reviewers.find(
    ({ role, mandatory, when }) =>
      ((mandatory && when.length === 0) || values(standing.mandatory.get(role) ?? []).includes(true)) &&
      values(standing.reviewers.get(role) ?? []).length === 0,
  )
  return missing && `nobody is assigned to review for ${missing.role} yet`
}

/** Whoever marks readiness does so in a part that the handoff asks for and that is theirs. */
function whyNotPlace(event: LedgerEvent, { profile, workspace, places }: Setting): string | undefined {
  if (event.type !== 'readiness-marked') return undefined
  const { as } = event.body
  if (!profile.handoff?.signed.by.includes(as)) return `the handoff does not ask for the ${as}`
  const handle = event.actor.slice(1)
  const has = as === 'coordinator' || as === 'owner' ? places[as] === handle : rolesOf(handle, workspace).has(as)
  return has ? undefined : `@${handle} is not the ${as}`
}

const clause = (sentence: string) => `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, '')
