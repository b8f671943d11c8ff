// Which mandatory reviewers have not yet signed off what stands on the page now.
import { blockName } from '../../schemas/block-name.ts'
import { values } from '../ledger/standing.ts'
import type { Review } from '../ledger/state.ts'
import type { World } from '../rules/rule.ts'
import type { Checked } from '../rules/run.ts'
import { blockFor, nameOfBlock } from '../rules/shared/accepted.ts'
import { answer } from '../rules/shared/facts.ts'
import { isOutdated } from '../rules/shared/outdated.ts'
import { roleTitle } from '../rules/shared/roles.ts'
import { wantedSection } from '../rules/world.ts'
import type { Record } from '../workspace/subject.ts'

type Acceptable = ReturnType<World['blocks']>[number]

export type Wanting = { readonly role: string; readonly says: string; readonly who: readonly string[] }

export function signOffsWanting({ subject, world }: Checked, record: Record): readonly Wanting[] {
  const { standing, state } = record.ledger
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
    const asked = askedOf(role, { subject, world })
    const signed = [...state.reviews.values()].filter(list => list[0]!.role === role && covers(list, asked, world))
    const good = new Set([...signed.map(([first]) => first!.actor), ...carriedFrom(role, record)])
    if (good.size >= least) return []
    const recused = new Set(
      [...state.reviews.values()]
        .filter(list => list.at(-1)!.role === role && list.at(-1)!.outcome === 'recused')
        .map(([first]) => first!.actor),
    )
    const people = values(standing.reviewers.get(role) ?? [])
      .map(handle => `@${handle}`)
      .filter(person => !recused.has(person))
    const title = roleTitle(role, subject.profile)
    const silent = people.filter(person => !good.has(person))
    const says =
      people.length === 0
        ? `Nobody is assigned to review for ${title}.`
        : `The reviewer for ${title} has not signed off what stands here now.`
    return [{ role, says, who: silent }]
  })
}

/** The blocks that a role signs off: those of its sections, or everything where the profile or the page names none. */
function askedOf(
  role: string,
  { subject: { profile }, world }: Pick<Checked, 'subject' | 'world'>,
): readonly Acceptable[] {
  const own = profile.reviewers.find(reviewer => reviewer.role === role)?.sections ?? []
  const wanted = new Set(own.map(name => wantedSection(profile, name)).filter(section => section !== undefined))
  // There are many more blocks than sections.
  const bySection = Map.groupBy(world.blocks(), ({ section }) => section)
  const inside = [...bySection].flatMap(([name, blocks]) => (wanted.has(wantedSection(profile, name)!) ? blocks : []))
  return inside.length > 0 ? inside : world.blocks()
}

/** Whoever concurred since they last asked for changes, with everything that is asked of them as it stands now. */
function covers(reviews: readonly Review[], asked: readonly Acceptable[], world: World): boolean {
  const since = reviews.findLastIndex(({ outcome }) => outcome !== 'concurs')
  const concurring = reviews.slice(since + 1)
  if (concurring.some(review => review.blocks.length === 0 && !isOutdated(review, world))) return true
  const signed = new Set(
    concurring
      .flatMap(({ blocks }) => blocks)
      .filter(block => blockFor(block, world)?.digest === block.digest)
      .map(blockName),
  )
  return concurring.length > 0 && asked.every(block => signed.has(nameOfBlock(block)))
}

/** Whose objection is carried into the formal review has been heard: nobody concurs with what they object to. */
const carriedFrom = (role: string, { ledger }: Record): readonly string[] =>
  [...ledger.state.objections.values()]
    .filter(objection => objection.role === role && objection.status === 'carried')
    .map(({ actor }) => actor)
