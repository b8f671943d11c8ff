// Whether a policy lets somebody do what an event says that they did. The one place that the fold, every act and every
// face ask; what it does not know is a no.
import type { Profile } from '../../schemas/profile.ts'
import type { Workspace } from '../../schemas/workspace.ts'
import { definitionOf, type EventOf, type EventType, type LedgerEvent } from '../ledger/events/index.ts'
import type { Deed } from '../ledger/policy.ts'
import { successors, values } from '../ledger/standing.ts'
import { type Act, may, type Places, type Setting } from '../profile/may.ts'
import type { Terms } from './policy.ts'

/** A clause, or nothing where it is allowed. */
export function whyNot(deed: Deed, terms: Terms): string | undefined {
  const { event } = deed
  const workspace = { roster: [...terms.roster], agents: [...terms.agents] } as unknown as Workspace
  if (event.actor.startsWith('agent:')) return whyNotAgent(event, terms)
  const setting: Setting = { profile: terms.profile, workspace, places: placesOf(deed) }
  const handle = event.actor.slice(1)
  for (const asked of rights(deed, terms.profile)) {
    const said = may(asked, handle, setting)
    if ('no' in said) return clause(said.no)
  }
  return whyNotOwner(event, setting)
}

function whyNotAgent(event: LedgerEvent, { agents }: Terms): string | undefined {
  if (definitionOf(event.type).by === 'people') return 'only people may do this'
  const name = event.actor.slice('agent:'.length)
  return agents.some(agent => agent.name === name) ? undefined : `the workspace names no agent \`${name}\``
}

/** Whom an event makes owner or coordinator must be somebody who may be. */
function whyNotOwner(event: LedgerEvent, setting: Setting): string | undefined {
  const open = { ...setting, places: {} }
  const named: readonly (readonly [Act, string])[] =
    event.type === 'packet-opened'
      ? [
          [{ act: 'own' }, event.body.owner],
          [{ act: 'coordinate' }, event.body.coordinator],
        ]
      : event.type === 'owner-transferred'
        ? [[{ act: event.body.place === 'owner' ? 'own' : 'coordinate' }, event.body.to]]
        : []
  for (const [act, handle] of named) {
    const said = may(act, handle, open)
    if ('no' in said) return clause(said.no)
  }
  const apart = event.type === 'packet-opened' && event.body.owner === event.body.coordinator
  const together = setting.profile.apart.some(places => places.includes('owner') && places.includes('coordinator'))
  return apart && together ? 'owner and coordinator must be two people' : undefined
}

const single = (held: Parameters<typeof values<string>>[0]) => (held.length === 1 ? held[0]!.value : undefined)

/** Several owners from several branches are nobody's right until it is settled: then the role counts, as where nobody is named. */
function placesOf({ standing }: Deed): Places {
  const coordinator = single(standing.coordinators)
  const owner = single(standing.owners)
  const reviewers = [...standing.reviewers].flatMap(([role, held]) => values(held).map(handle => ({ role, handle })))
  return { reviewers, ...(coordinator ? { coordinator } : {}), ...(owner ? { owner } : {}) }
}

type Rights = { readonly [Type in EventType]: (event: EventOf<Type>, deed: Deed, profile: Profile) => readonly Act[] }

const allTopics = ({ topics }: Profile) => Object.keys(topics)
const right = (act: Exclude<keyof Profile['may'], 'carry' | 'accept'>) => () => [{ act }] as const
const accepting = (_event: unknown, _deed: Deed, profile: Profile): readonly Act[] => [
  { act: 'accept', topics: allTopics(profile) },
]
const objectors = (_event: unknown, { objection, standing }: Deed): readonly Act[] => {
  if (!objection) return []
  const raisedBy = objection.actor.replace(/^@/, '')
  const next = [...successors(standing, objection.role ?? '', raisedBy)].at(-1)
  return [next ? { act: 'withdraw', raisedBy, successor: next } : { act: 'withdraw', raisedBy }]
}
/** Everyone on the roster, and every agent that the workspace names: the roster itself is asked before. */
const anybody = right('object')

const perType: Rights = {
  'packet-opened': right('coordinate'),
  'charter-confirmed': right('confirm_charter'),
  'policy-changed': right('change_policy'),
  'loss-acknowledged': right('confirm_charter'),
  'authority-changed': right('assign'),
  'reviewer-assigned': right('assign'),
  'reviewer-passed-on': ({ actor, body }) => (actor === `@${body.from}` ? [] : [{ act: 'assign' }]),
  reviewed: ({ body }) => [{ act: 'sign off', role: body.role }],
  'owner-transferred': right('transfer'),
  'evidence-retrieved': () => [],
  'draft-proposed': () => [],
  'draft-accepted': accepting,
  'draft-rejected': accepting,
  'text-accepted': accepting,
  'objection-raised': anybody,
  'objection-confirmed': anybody,
  'objection-answered': right('answer'),
  'objection-sustained': objectors,
  'objection-withdrawn': objectors,
  'question-answered': right('answer'),
  'question-dropped': right('answer'),
  'hypothesis-confirmed': right('answer'),
  'hypothesis-refuted': right('answer'),
  'step-done': right('answer'),
  'claim-confirmed': right('settle'),
  'contradiction-settled': right('settle'),
  'risk-carried': (event, deed, profile) => [{ act: 'carry', objection: contested(event, deed, profile) }],
  'hold-placed': right('hold'),
  'hold-lifted': right('hold'),
  'suspicion-raised': () => [],
  'suspicion-dismissed': (_event, _deed, { escalations }) =>
    escalations.map(({ name }) => ({ act: 'close escalation', escalation: name })),
  escalated: right('escalate'),
  'escalation-closed': ({ body }, { standing: _standing }, profile) => closing(body.escalation, profile),
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

const rights = (deed: Deed, profile: Profile): readonly Act[] =>
  (perType[deed.event.type] as (event: LedgerEvent, deed: Deed, profile: Profile) => readonly Act[])(
    deed.event,
    deed,
    profile,
  )

/** The event names an escalation by its own event: whoever closes must be the closing role of every path it can be. */
const closing = (_escalation: string, { escalations }: Profile): readonly Act[] => {
  const roles = new Set(escalations.map(({ closes }) => closes))
  return roles.size === 1
    ? [{ act: 'close escalation', escalation: escalations[0]!.name }]
    : escalations.map(({ name }) => ({ act: 'close escalation', escalation: name }))
}

function contested({ body }: EventOf<'risk-carried'>, { objection }: Deed, _profile: Profile) {
  const sections = body.targets.flatMap(target => (target.kind === 'section' ? [target.name] : []))
  return { topics: [], sections, raisedBy: objection?.role ? [objection.role] : [] }
}

const clause = (sentence: string) => `${sentence.charAt(0).toLowerCase()}${sentence.slice(1)}`.replace(/\.$/, '')
