// What the handoff table says, row by row: who owns the packet, where reviewers stand, what waits for a decision.
// Blockers are those that people have to settle. What text and sources lack is looked at afresh by every check, and would
// be wrong here after the next edit.
import type { Held } from '../../ledger/standing.ts'
import type { Handoff } from '../../ledger/state.ts'
import { isOpen } from '../../ledger/still.ts'
import { inOneLine } from '../../packet/plain.ts'
import { type Reviewer, reviewersOf } from './reviewers.ts'
import { targetName, type View } from './view.ts'

export type Row = { readonly label: string; readonly text: string }

export function rowsOf(view: View): readonly Row[] {
  const { profile } = view
  const reviewers = reviewersOf(view)
  return [
    { label: 'Approval owner', text: ownerText(view) },
    ...reviewers.map(one => ({ label: `Reviewer, ${one.title}`, text: reviewerText(one) })),
    { label: 'Blockers', text: blockers(reviewers, view).join(' · ') || 'none that waits for a decision' },
    { label: 'Carried risks', text: carried(view).join(' · ') || 'none' },
    { label: 'Order of authority', text: ranked(view).join(', ') },
    { label: 'Lineage', text: lineage(view).join(' · ') },
    {
      label: 'Boundary',
      text: profile.handoff ? `${profile.handoff.condition} ${profile.boundary}` : profile.boundary,
    },
  ].map(({ label, text }) => ({ label: inOneLine(label), text: inOneLine(text) }))
}

/** Kinds of evidence, the one that is believed first. */
export const ranked = ({ profile }: View): readonly string[] =>
  Object.entries(profile.evidence)
    .toSorted(([, a], [, b]) => a.rank - b.rank)
    .map(([kind]) => kind)

function ownerText(view: View): string {
  const [first, ...others] = view.ledger.standing.owners
  if (!first) return ''
  const also = others.map(one => `@${one.value}, since ${dayOf(one, view)}`)
  const by = view.ledger.event(first.event)?.event
  const from = by?.type === 'owner-transferred' ? ` (from @${by.body.from})` : ''
  const forked = also.length > 0 ? ` (and on another branch ${also.join(' and ')}: a transfer settles it)` : from
  return `@${first.value}, since ${dayOf(first, view)}${forked}`
}

const dayOf = ({ event }: Held<unknown>, { ledger, day }: View) => day(ledger.event(event)?.event.time ?? '')

const reviewerText = ({ handle, state, detail }: Reviewer) =>
  `${handle === undefined ? 'nobody yet' : `@${handle}`}: ${state}${detail ? ` (${detail})` : ''}`

function blockers(reviewers: readonly Reviewer[], view: View): readonly string[] {
  const { ledger } = view
  const { state, standing } = ledger
  const shown = (list: readonly { readonly event: string }[], says: string) =>
    list.length > 0 ? [`${list.map(({ event }) => ledger.shownId(event)).join(', ')} ${says}`] : []
  const objections = [...state.objections.values()]
  const drafts = [...state.drafts.values()]
  const confirmed = standing.charters.some(({ value }) =>
    standing.policies.some(policy => policy.value === value.policy),
  )
  const by = (wanted: Reviewer['state']) =>
    reviewers.filter(({ handle, state: is }) => handle !== undefined && is === wanted)
  return [
    ...[...state.escalations.values()].filter(one => one.closedBy.length === 0).map(({ path }) => `escalated: ${path}`),
    ...[...state.suspicions.values()].filter(isOpen).map(({ actor }) => `suspicion of ${actor}`),
    ...[...state.holds.values()]
      .filter(one => !one.lifted)
      .map(({ path, owner }) => (path ? `referred: ${path} (@${owner})` : `on hold (@${owner})`)),
    ...(standing.owners.length > 1 ? ['two owners'] : []),
    ...(standing.coordinators.length > 1 ? ['two coordinators'] : []),
    ...(standing.policies.length > 1 ? ['two policies'] : []),
    ...(confirmed ? [] : ['charter not confirmed']),
    ...unanswered(view).map(label => `return not answered: ${label}`),
    ...shown(
      objections.filter(({ status }) => ['open', 'answered', 'sustained'].includes(status)),
      'open',
    ),
    ...shown(
      objections.filter(({ status }) => status === 'unconfirmed'),
      'unconfirmed',
    ),
    ...shown(
      drafts.filter(({ status }) => status === 'pending'),
      'undecided',
    ),
    ...shown(
      drafts.filter(({ status }) => status === 'contested'),
      'contested',
    ),
    ...by('requests changes').map(({ title }) => `${title} requests changes`),
    ...by('pending').map(({ title }) => `${title} pending`),
    ...reviewers.flatMap(({ handle, title }) => (handle === undefined ? [`no reviewer for ${title}`] : [])),
  ]
}

const unanswered = ({ ledger }: View): readonly string[] =>
  [...ledger.state.handoffs.values()].flatMap(
    ({ returned }) => returned?.reasons.filter(({ answers }) => answers.length === 0).map(({ label }) => label) ?? [],
  )

const carried = ({ ledger }: View): readonly string[] =>
  [...ledger.state.risks.values()]
    .filter(({ objection }) => ledger.state.objections.get(objection)?.status === 'carried')
    .map(({ event, objection, until }) => {
      const of = `${ledger.shownId(event)} (${ledger.shownId(objection)})`
      return until ? `${of}, until ${until}` : of
    })

function lineage(view: View): readonly string[] {
  const handoffs = [...view.ledger.state.handoffs.values()]
  return handoffs.length === 0 ? ['first submission'] : handoffs.map(one => submission(one, view))
}

function submission({ time, to, received, returned }: Handoff, view: View): string {
  if (!returned) {
    const taken = received ? `, received by ${received.party} on ${view.day(received.time)}` : ''
    return `handed off to ${to} on ${view.day(time)}${taken}`
  }
  const reasons = returned.reasons.map(({ label, answers }) => {
    const by = answers.flatMap(({ targets, actor }) =>
      targets.length > 0 ? targets.map(target => targetName(target, view)) : [actor],
    )
    return by.length > 0 ? `${label}, answered by ${[...new Set(by)].join(', ')}` : `${label}, not answered`
  })
  return `returned on ${view.day(returned.time)} for ${reasons.join('; ')}`
}

/** Rows that the ledger says. Any other is somebody's own. */
export const isOurRow = (label: string): boolean =>
  /^(?:approval owner|reviewer,.*|blockers|carried risks|order of authority|lineage|boundary)$/i.test(label)
