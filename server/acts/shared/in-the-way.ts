// What stands between a packet and its handoff, by the ledger and the page as they are now, as sentences. The rules of the
// page are asked as well: readiness is marked on a page without errors.
import { blockName } from '../../../schemas/block-name.ts'
import { plainRole } from '../../profile/people.ts'
import { check } from '../../rules/run.ts'
import { answer } from '../../rules/shared/facts.ts'
import { worldOf } from '../../rules/world.ts'
import type { Scene } from '../act.ts'
import { isChartered, termsInForce } from './in-force.ts'

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

/** Everything: what readiness has to wait for. */
export function inTheWay(scene: Scene): readonly string[] {
  const { ledger, subject } = scene
  const damage = ledger.damage.filter(({ settledBy }) => settledBy === undefined).map(({ message }) => message)
  const charter = isChartered(scene) ? [] : ['Nobody has confirmed the charter under the policy in force.']
  const errors = check(subject).findings.filter(({ severity, suppressed }) => severity === 'error' && !suppressed)
  return [
    ...damage,
    ...charter,
    ...stops(scene),
    ...unsettled(scene),
    ...unaccepted(scene),
    ...unreviewed(scene),
    ...errors.map(({ message, rule }) => `${message} (${rule.code})`),
  ]
}

function unaccepted({ ledger: { state }, blocks }: Scene): readonly string[] {
  return blocks.flatMap(block => {
    const key = blockName(
      block.kind === 'statement' ? { kind: 'statement', id: block.name } : { ...block, kind: 'section' },
    )
    const last = state.acceptances.get(key)?.at(-1)
    if (last?.digest === block.digest) return []
    return [last ? `${block.name} changed since @${last.by} accepted it.` : `Nobody accepted ${block.name}.`]
  })
}

function unreviewed(scene: Scene): readonly string[] {
  const { ledger, subject } = scene
  const { profile } = termsInForce(scene)
  const world = worldOf({ ...subject, profile })
  return profile.reviewers.flatMap(({ role, mandatory, when, at_least, sections }) => {
    const added = ledger.standing.mandatory.get(role)?.some(({ value }) => value) ?? false
    if (!added && (!mandatory || answer(when, world) === 'no')) return []
    const least = Math.max(1, at_least)
    const concur = (ledger.standing.reviewers.get(role) ?? []).filter(({ value }) =>
      concurs(`${plainRole(role)} @${value}`, sections, scene),
    )
    return concur.length >= least ? [] : [`${role} has not signed off on this text.`]
  })
}

/** The last word of a reviewer, on the text as it is now, and on all of the reviewer's sections. */
function concurs(key: string, sections: readonly string[], { ledger, blocks, revision }: Scene): boolean {
  const reviews = ledger.state.reviews.get(key) ?? []
  const last = reviews.at(-1)
  if (last?.outcome !== 'concurs') return false
  if (last.revision === revision) return true
  const wanted = new Set(sections.map(name => name.toLowerCase()))
  const signed = new Map<string, string>()
  for (const review of reviews)
    for (const block of review.blocks) {
      if (review.outcome === 'concurs') signed.set(blockName(block), block.digest)
      else signed.delete(blockName(block))
    }
  const own = blocks.filter(({ section }) => wanted.has(section.toLowerCase()))
  return (
    own.length > 0 &&
    own.every(block => signed.get(block.kind === 'statement' ? block.name : `§ ${block.name}`) === block.digest)
  )
}
