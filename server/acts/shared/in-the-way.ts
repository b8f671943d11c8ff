// What stands between a packet and its handoff, by the ledger and the page as they are now, as sentences. The rules of the
// page are asked as well: readiness is marked on a page without errors.
import { signOffsWanting } from '../../gate/sign-offs.ts'
import { verdict } from '../../gate/verdict.ts'
import { remarks } from '../../ledger/damage.ts'
import { values } from '../../ledger/standing.ts'
import { stillBy } from '../../ledger/still.ts'
import { check } from '../../rules/run.ts'
import { unreadFindings } from '../../rules/shared/unread.ts'
import type { Desk, Scene } from '../act.ts'
import { isChartered } from './in-force.ts'
import { sentence } from './sentence.ts'

/** What everything waits for. */
export function stops({ ledger: { state } }: Scene): readonly string[] {
  const holds = [...state.holds.values()].filter(({ lifted }) => !lifted)
  return [
    ...[...stillBy(state)].map(sentence),
    ...holds.map(({ path, owner }) => `It is on hold${path ? ` (${path})` : ''}; @${owner} brings it back.`),
  ]
}

/** Roles that have to sign off and for which nobody reviews yet. */
export function unassigned({ subject, ledger: { standing } }: Scene): readonly string[] {
  if (!subject.record) return []
  return signOffsWanting(check(subject), subject.record)
    .filter(({ role }) => values(standing.reviewers.get(role) ?? []).length === 0)
    .map(({ says }) => says)
}

/** What people have said and nobody has settled. */
export function unsettled({ ledger, subject: { clock } }: Scene): readonly string[] {
  const { state } = ledger
  const objections = [...state.objections.values()].filter(
    ({ status }) => status !== 'withdrawn' && status !== 'carried',
  )
  const drafts = [...state.drafts.values()].filter(({ status }) => status === 'pending' || status === 'contested')
  const lapsed = [...state.risks.values()].filter(({ until }) => until !== undefined && until < clock.today)
  const returned = [...state.handoffs.values()].at(-1)?.returned?.reasons ?? []
  return [
    ...objections.map(({ event, status }) => `${ledger.shownId(event)} is ${status}.`),
    ...drafts.map(({ event }) => `${ledger.shownId(event)} is not decided.`),
    ...lapsed
      .filter(({ objection }) => state.objections.get(objection)?.status === 'carried')
      .map(({ event, until }) => `${ledger.shownId(event)} was carried until ${until}.`),
    ...returned.flatMap(({ label, answers }, index) =>
      answers.length === 0 ? [`Nobody answered reason ${index + 1} of the return: ${label}.`] : [],
    ),
  ]
}

/** What the rules find against the page as it stands. An agent learns no more of it than it may read. */
export function foundOn({ subject }: Scene, { actor }: Desk): readonly string[] {
  const whole = check(subject)
  const { blocks } = verdict(actor.startsWith('agent:') ? unreadFindings(whole) : whole)
  return blocks.map(({ says, code }) => `${says} (${code})`)
}

/** Everything: what readiness has to wait for. The page is asked only once the ledger itself has nothing open. */
export function inTheWay(scene: Scene): readonly string[] {
  const damage = scene.ledger.damage.filter(one => one.settledBy === undefined && !remarks.has(one.kind))
  const charter = isChartered(scene) ? [] : ['Nobody has confirmed the charter under the policy in force.']
  const recorded = [...damage.map(({ message }) => message), ...charter, ...stops(scene), ...unsettled(scene)]
  return recorded.length > 0 ? recorded : shownOn(scene)
}

/** Errors of the page, and what people have not done yet but for marking it ready. */
function shownOn({ subject }: Scene): readonly string[] {
  const { blocks, waits } = verdict(check(subject))
  return [
    ...blocks.map(({ says, code }) => `${says} (${code})`),
    ...waits
      .filter(({ code }) => code !== 'not-marked-ready')
      .map(({ says, about }) => `${says} (${about.join(', ')})`),
  ]
}
