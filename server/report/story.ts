// A ledger as a story: one sentence for each event, in fold order, with what its author wrote and who proved it.
import type { LedgerTarget } from '../../schemas/ledger.ts'
import type { EventOf, EventType, LedgerEvent } from '../ledger/events/index.ts'
import type { Recorded } from '../ledger/folding.ts'
import type { Record as Dossier } from '../workspace/subject.ts'

export type Told = {
  readonly event: string
  readonly type: EventType
  readonly time: string
  readonly actor: string
  /** `expected`: nobody asks an agent for a signature. */
  readonly signed: 'yes' | 'with touch' | 'with touch and PIN' | 'no' | 'not expected'
  /** What was done, without the name of whoever did it. */
  readonly did: string
  readonly words: readonly string[]
  /** Why it does not count, or what else is wrong with it. */
  readonly trouble: readonly string[]
  readonly counts: boolean
}

export function storyOf({ ledger, words }: Dossier): readonly Told[] {
  const trouble = new Map<string, string[]>()
  for (const { event, message, settledBy } of ledger.damage)
    if (event && !settledBy) trouble.set(event, [...(trouble.get(event) ?? []), message])
  const shown = (event: string) => ledger.shownId(event) ?? `event ${event.slice(0, 12)}`
  const tongue: Tongue = { shown, of: targets => list(targets.map(target => nameOf(target, shown))) }
  return ledger.events.map(recorded => ({
    event: recorded.id,
    type: recorded.event.type,
    time: recorded.event.time,
    actor: recorded.event.actor,
    signed: signedBy(recorded),
    did: sentence(recorded, tongue),
    words: digestsIn(recorded.event).map(
      digest => words(digest) ?? (ledger.state.disposed.has(digest) ? '(destroyed)' : '(not there)'),
    ),
    trouble: trouble.get(recorded.id) ?? [],
    counts: recorded.counts,
  }))
}

function signedBy({ event, proof }: Recorded): Told['signed'] {
  if (event.actor.startsWith('agent:')) return 'not expected'
  if (!proof) return 'no'
  if (proof.pin) return 'with touch and PIN'
  return proof.touch ? 'with touch' : 'yes'
}

/** How an event names what it is about. */
type Tongue = { shown(event: string): string; of(targets: readonly LedgerTarget[]): string }

function nameOf(target: LedgerTarget, shown: Tongue['shown']): string {
  if (target.kind === 'packet') return 'the packet'
  if (target.kind === 'event') return shown(target.event)
  return target.kind === 'statement' ? target.id : `"${target.name}"`
}

function list(names: readonly string[]): string {
  if (names.length < 2) return names[0] ?? 'nothing'
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** The words that the author of an event wrote with it; those that an acceptance keeps stand on the page. */
function digestsIn({ type, body }: LedgerEvent): readonly string[] {
  if (type === 'intake-returned') return body.reasons.flatMap(({ words }) => (words ? [words] : []))
  return 'words' in body && body.words !== undefined ? [body.words] : []
}

const sentence = ({ event, id }: Recorded, tongue: Tongue): string =>
  (sentences[event.type] as (body: LedgerEvent['body'], tongue: Tongue, id: string) => string)(event.body, tongue, id)

const as = (role: string | undefined) => (role ? ` for ${role}` : '')
const forWhom = (handle: string | undefined) => (handle ? ` for @${handle}` : '')

const sentences: {
  readonly [Type in EventType]: (body: EventOf<Type>['body'], tongue: Tongue, id: string) => string
} = {
  'packet-opened': ({ profile, coordinator, owner }) =>
    `opened the packet as ${profile}: @${coordinator} coordinates it, @${owner} owns it`,
  'charter-confirmed': ({ owner, reviewers, criteria }, { of }) =>
    `confirmed the charter: @${owner} owns, ${
      reviewers.length > 0
        ? list(reviewers.map(({ role, reviewer }) => `@${reviewer} reviews for ${role}`))
        : 'nobody reviews'
    }, and it is held against ${of(criteria)}`,
  'policy-changed': ({ from, to }) => `put policy ${to.slice(0, 12)} in the place of ${from.slice(0, 12)}`,
  'authority-changed': ({ role, mandatory }) => `made ${role} ${mandatory ? 'mandatory' : 'voluntary'}`,
  'reviewer-assigned': ({ role, reviewer }) => `had @${reviewer} review for ${role}`,
  'reviewer-passed-on': ({ role, from, to }) => `passed the part of @${from} as ${role} on to @${to}`,
  'owner-transferred': ({ place, from, to }) => `had the ${place} be @${to}, no longer @${from}`,
  'draft-proposed': ({ verb, targets, onBehalfOf, model }, { of, shown }, id) =>
    `proposed ${shown(id)}${model ? ` (${model})` : ''}${forWhom(onBehalfOf)}, which ${verb} ${of(targets)}`,
  'run-recorded': ({ roles, model }, _tongue, id) =>
    `went over the packet as ${list(roles)}${model ? ` (${model})` : ''}: run:${id.slice(0, 12)}`,
  'draft-accepted': ({ draft, corrected, blocks }, { shown, of }) =>
    `accepted ${shown(draft)}${corrected ? ', corrected' : ' as it was'}${blocks.length > 0 ? `: it is ${of(blocks)} now` : ''}`,
  'draft-rejected': ({ draft, reason }, { shown }) => `rejected ${shown(draft)}: ${reason}`,
  'text-accepted': ({ blocks }, { of }) => `accepted ${of(blocks)}`,
  'claim-confirmed': ({ claim, seen }) => `found that ${claim} still holds on ${list(seen.map(({ id }) => id))}`,
  'contradiction-settled': ({ between, stands }) =>
    `settled that of ${list(between.map(({ id }) => id))} it is ${stands} that stands`,
  'evidence-retrieved': ({ evidence, captured, why }) => `looked at ${evidence} as of ${captured} (${why})`,
  'objection-raised': ({ role, targets }, { of, shown }, id) => `raised ${shown(id)}${as(role)} against ${of(targets)}`,
  'objection-confirmed': ({ of: raised, role }, { shown }, id) => {
    const [made, from] = [shown(id), shown(raised)]
    return `made ${made.startsWith('event') ? from : `${made} out of ${from}`} an objection of his or her own${as(role)}`
  },
  'objection-answered': ({ objection }, { shown }) => `answered ${shown(objection)}`,
  'objection-sustained': ({ objection }, { shown }) => `sustained ${shown(objection)}`,
  'objection-withdrawn': ({ objection }, { shown }) => `withdrew ${shown(objection)}`,
  'risk-carried': ({ objection, targets, until }, { of, shown }, id) =>
    `carries ${shown(objection)} as ${shown(id)}, for ${of(targets)}${until ? `, until ${until}` : ''}`,
  'question-answered': ({ question }) => `answered ${question}`,
  'question-dropped': ({ question }) => `dropped ${question}`,
  'hypothesis-confirmed': ({ hypothesis }) => `confirmed ${hypothesis}`,
  'hypothesis-refuted': ({ hypothesis }) => `refuted ${hypothesis}`,
  'step-done': ({ step }) => `did ${step}`,
  reviewed: ({ role, outcome, blocks }, { of }) =>
    `reviewed for ${role}: ${outcome}, on ${blocks.length > 0 ? of(blocks) : 'the whole revision'}`,
  'hold-placed': ({ path, owner }) => `placed a hold${path ? ` by way of ${path}` : ''}, which @${owner} lifts`,
  'hold-lifted': () => 'lifted a hold',
  'suspicion-raised': ({ targets }, { of }) => `suspects an exposure in ${of(targets)}`,
  'suspicion-dismissed': () => 'looked at a suspicion and dismissed it',
  escalated: ({ path }) => `escalated to ${path}`,
  'escalation-closed': () => 'closed an escalation',
  'readiness-recommended': ({ advice }) => `advised: ${advice}`,
  'readiness-marked': ({ as: part, revision }) => `marked revision ${revision.slice(0, 12)} ready, as ${part}`,
  'handed-off': ({ to, revision }) => `handed revision ${revision.slice(0, 12)} off to ${to}`,
  'intake-received': ({ party }) => `recorded that ${party} has it`,
  'intake-returned': ({ reasons }) => `recorded that it came back: ${list(reasons.map(({ label }) => label))}`,
  'return-answered': ({ reason, targets }, { of }) => `answered reason ${reason} of the return with ${of(targets)}`,
  released: ({ section, audience }) => `released "${section}" to ${audience}`,
  exported: ({ audience }) => `exported a copy for ${audience}`,
  disposed: ({ texts, bodies = [], why }) =>
    `destroyed ${[many(texts, 'text'), many(bodies, 'excerpt')].filter(Boolean).join(' and ')}: ${why}`,
  'refusal-set-aside': ({ events }) =>
    `set aside ${events.length === 1 ? 'one event that counts' : `${events.length} events that count`} for nothing`,
  'loss-acknowledged': ({ events }) =>
    `said that ${events.length === 1 ? 'one event is' : `${events.length} events are`} lost for good`,
}

const many = (all: readonly string[], what: string) =>
  all.length === 0 ? '' : all.length === 1 ? `one ${what}` : `${all.length} ${what}s`
