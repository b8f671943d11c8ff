// Whether a carried risk counts: who signed it, until when, and whether anybody may carry this objection at all.
import type { Statement } from '../../../schemas/packet.ts'
import { type Contested, may } from '../../profile/may.ts'
import { rolesOf } from '../../profile/people.ts'
import type { World } from '../rule.ts'
import { wantedSection } from '../world.ts'
import { isPast } from './past.ts'
import { placesOf } from './places.ts'
import { topicField, topicOf } from './topic.ts'

export const objectionsCarried = (risk: Statement, world: World): readonly Statement[] =>
  (risk.box?.targets ?? []).flatMap(target => {
    const objection = target.kind === 'statement' ? world.statement(target.id) : undefined
    return objection?.letter === 'O' ? [objection] : []
  })

/** Whether it still holds today. A day that cannot be read has passed. */
export const isRunning = ({ fields }: Statement, { clock }: World): boolean =>
  fields.every(field => field.name !== 'until' || (field.when !== undefined && !isPast(field.when, clock)))

/** Why who signed this risk cannot carry the objection; nothing if they can. */
export function refusal(risk: Statement, objection: Statement, world: World): string | undefined {
  const { profile, workspace, packet } = world
  const actor = risk.box?.actor
  if (actor?.kind !== 'human') return 'No person has signed it.'
  const answer = may({ act: 'carry', objection: contested(objection, world) }, actor.handle, {
    profile,
    workspace,
    places: placesOf(packet),
  })
  return 'no' in answer ? answer.no : undefined
}

/** Topics and sections of what an objection is about; its own header may name a topic too. */
function contested(objection: Statement, world: World): Contested {
  const topics = new Set([topicField(objection)?.topic])
  const sections: string[] = []
  for (const target of objection.box?.targets ?? []) {
    if (target.kind === 'section') {
      topics.add(wantedSection(world.profile, target.name)?.topic)
      sections.push(target.name)
    }
    const named = target.kind === 'statement' ? world.statement(target.id) : undefined
    const place = named && world.section(named)
    if (named) topics.add(topicOf(named, world))
    if (place) sections.push(place.section.name, ...place.section.path)
  }
  const wanted = sections.map(name => wantedSection(world.profile, name)?.name)
  return {
    topics: [...topics].filter(topic => topic !== undefined),
    sections: [...sections, ...wanted.filter(name => name !== undefined)],
    raisedBy: rolesOfObjector(objection, world),
  }
}

function rolesOfObjector({ box }: Statement, { workspace }: World): readonly string[] {
  const roles = box?.actor?.kind === 'human' ? [...rolesOf(box.actor.handle, workspace)] : []
  return box?.role ? [...roles, box.role] : roles
}
