// Which mandatory reviewers have not yet signed off what stands on the page now.
import { values } from '../ledger/standing.ts'
import type { Checked } from '../rules/run.ts'
import { answer } from '../rules/shared/facts.ts'
import { isOutdated } from '../rules/shared/outdated.ts'
import type { Record } from '../workspace/subject.ts'

export type Wanting = { readonly role: string; readonly says: string; readonly who: readonly string[] }

export function signOffsWanting({ subject, world }: Checked, record: Record): readonly Wanting[] {
  const { standing, state } = record.ledger
  const reviews = [...state.reviews.values()].map(list => list.at(-1)!)
  const asked = new Map(
    subject.profile.reviewers
      .filter(({ mandatory, when }) => mandatory && answer(when, world) !== 'no')
      .map(({ role, at_least }) => [role, at_least]),
  )
  for (const [role, held] of standing.mandatory) {
    if (values(held).includes(true)) asked.set(role, asked.get(role) ?? 1)
    else asked.delete(role)
  }
  return [...asked].flatMap(([role, least]): readonly Wanting[] => {
    const signed = reviews.filter(
      review => review.role === role && review.outcome === 'concurs' && !isOutdated(review, world),
    )
    const good = new Set([...signed.map(({ actor }) => actor), ...carriedFrom(role, record)])
    if (good.size >= least) return []
    const people = values(standing.reviewers.get(role) ?? []).map(handle => `@${handle}`)
    const silent = people.filter(person => !good.has(person))
    const says =
      people.length === 0
        ? `Nobody is assigned to review for ${role}.`
        : `The reviewer for ${role} has not signed off what stands here now.`
    return [{ role, says, who: silent }]
  })
}

/** Whose objection is carried into the formal review has been heard: nobody concurs with what they object to. */
const carriedFrom = (role: string, { ledger }: Record): readonly string[] =>
  [...ledger.state.objections.values()]
    .filter(objection => objection.role === role && objection.status === 'carried')
    .map(({ actor }) => actor)
