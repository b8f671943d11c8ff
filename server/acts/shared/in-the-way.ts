// What stands between a packet and its handoff, by the ledger and the page as they are now, as sentences. The rules of the
// page are asked as well: readiness is marked on a page without errors.
import { verdict } from '../../gate/verdict.ts'
import type { DamageKind } from '../../ledger/damage.ts'
import { check } from '../../rules/run.ts'
import type { Scene } from '../act.ts'
import { isChartered } from './in-force.ts'

/** What everything waits for. */
export function stops({ ledger: { state } }: Scene): readonly string[] {
  const open = {
    suspicions: [...state.suspicions.values()].filter(({ dismissed, escalated }) => !dismissed && !escalated),
    escalations: [...state.escalations.values()].filter(({ closed }) => !closed),
    holds: [...state.holds.values()].filter(({ lifted }) => !lifted),
  }
  return [
    ...open.suspicions.map(({ actor }) => `${actor} raised a suspicion that nobody has looked at.`),
    ...open.escalations.map(({ path }) => `It is escalated to ${path}.`),
    ...open.holds.map(({ path, owner }) => `It is on hold${path ? ` (${path})` : ''}; @${owner} brings it back.`),
  ]
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

/** A clock that was wrong once stays in the ledger for ever: it is said, and stops nobody. */
const remarks: ReadonlySet<DamageKind> = new Set(['clock-went-back', 'clock-ahead'])

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
