// Who has to act on a finding. A person where the page names one; else the role's holder; else the role itself.
import type { Statement } from '../../schemas/packet.ts'
import { values } from '../ledger/standing.ts'
import type { Finding } from '../rules/rule.ts'
import type { Subject } from '../workspace/subject.ts'
import { coordinatorOf, ownerOf } from './answers.ts'

/** Findings that a decision of the approval owner clears, not a better text. */
const ownersChoice = new Set([
  'pending-draft',
  'carried-without-authority',
  'carried-risk-expired',
  'changed-since-carried',
  'self-approval',
  'forked-owner',
  'unsigned-policy',
])
/** Findings whose data is the person who has to act. */
const namesPerson = new Set(['on-hold', 'review-outdated', 'unrecorded-objection'])

export function whoActs(subject: Subject, code: string, statement: Statement | undefined, finding: Finding): string {
  const coordinator = coordinatorOf(subject) ?? 'coordinator'
  if (code === 'escalation-required' || code === 'escalated') return holder(subject, closes(subject, finding))
  if (namesPerson.has(code)) return typeof finding.data === 'string' ? finding.data : coordinator
  if (code === 'out-of-order-sign-off' || code === 'unjudged-escalation')
    return reviewer(subject, finding) ?? coordinator
  if (code === 'unconfirmed-objection') return personOf(statement?.box?.on_behalf_of) ?? coordinator
  if (code === 'open-objection') return theirTurn(statement, finding) ?? coordinator
  if (code === 'overdue-step' && statement) return named(statement) ?? coordinator
  // What an agent answers in somebody's name waits for that person.
  if (code === 'pending-draft' && statement?.box?.on_behalf_of)
    return personOf(statement.box.on_behalf_of) ?? coordinator
  if (ownersChoice.has(code)) return ownerOf(subject) ?? coordinator
  return coordinator
}

/** The finding names the escalation: of several, each is ended by a role of its own. */
const closes = ({ profile }: Subject, { data }: Finding) =>
  profile.escalations.find(({ name }) => name === data)?.closes ?? 'owner'

/** After an answer that counts it is the objector's turn; before one, and after it was sustained, the coordinator's. */
const theirTurn = (statement: Statement | undefined, { data }: Finding): string | undefined =>
  data === 'answered' ? personOf(statement?.box?.actor) : undefined

function named({ fields }: Statement): string | undefined {
  const owner = fields.find(field => field.name === 'owner')
  return owner?.name === 'owner' ? `@${owner.handle}` : undefined
}

export const personOf = (actor: { kind: string; handle?: string } | undefined) =>
  actor?.handle ? `@${actor.handle}` : undefined

function reviewer(subject: Subject, { data }: Finding): string | undefined {
  const role = typeof data === 'string' ? data : undefined
  return role && holder(subject, role)
}

/** A person where one holds the role, else the role. */
export function holder({ workspace, packet, record }: Subject, role: string): string {
  const recorded = values(record?.ledger.standing.reviewers.get(role) ?? [])
  if (recorded.length === 1) return `@${recorded[0]}`
  const assigned = packet.table?.reviewers.find(one => one.role.toLowerCase() === role.toLowerCase())
  if (assigned?.actor?.kind === 'human') return `@${assigned.actor.handle}`
  const people = workspace.roster.filter(({ roles }) => roles.includes(role))
  return people.length === 1 ? `@${people[0]!.handle.replace(/^@/, '')}` : role
}
