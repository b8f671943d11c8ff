// What a block or an objection is on, as the policy in force knows topics: who may accept or carry depends on it.

import type { LedgerTarget } from '../../../schemas/ledger.ts'
import type { Objection } from '../../ledger/state.ts'
import type { Acceptable } from '../../packet/acceptable.ts'
import { type Contested, may, type Permission } from '../../profile/may.ts'
import { rolesOf } from '../../profile/people.ts'
import { topicOf } from '../../rules/shared/topic.ts'
import { wantedSection, worldOf } from '../../rules/world.ts'
import type { Scene } from '../act.ts'
import { settingIn } from './in-force.ts'

type Named = { readonly kind: 'statement' | 'section'; readonly name: string }

export const named = (target: LedgerTarget): Named | undefined =>
  target.kind === 'statement'
    ? { kind: 'statement', name: target.id }
    : target.kind === 'section'
      ? { kind: 'section', name: target.name }
      : undefined

/** Whether somebody may accept this block. */
export const mayAccept = (actor: string, block: Acceptable, scene: Scene): Permission =>
  may({ act: 'accept', topics: whereabouts(block, scene).topics }, actor.slice(1), settingIn(scene))

/** Topics and sections of what an objection is about, and the roles of those whose it is. */
export function contestedBy(objection: Objection, scene: Scene): Contested {
  const { workspace } = settingIn(scene)
  const about = objection.targets.map(named).flatMap(target => (target ? [whereabouts(target, scene)] : []))
  const people = [objection.actor.slice(1), ...objection.confirmedBy.map(({ value }) => value)]
  const roles = people.flatMap(handle => [...rolesOf(handle, workspace)])
  return {
    topics: unique(about.flatMap(({ topics }) => topics)),
    sections: unique(about.flatMap(({ sections }) => sections)),
    raisedBy: unique(objection.role ? [objection.role, ...roles] : roles),
  }
}

function whereabouts({ kind, name }: Named, scene: Scene): { readonly topics: string[]; readonly sections: string[] } {
  const { profile } = settingIn(scene)
  const world = worldOf({ ...scene.subject, profile })
  if (kind === 'section') {
    const wanted = wantedSection(profile, name)
    return { topics: wanted?.topic ? [wanted.topic] : [], sections: wanted ? [name, wanted.name] : [name] }
  }
  const statement = scene.subject.packet.statement(name)
  const place = statement && world.section(statement)
  const topic = statement && topicOf(statement, world)
  const sections = place ? [place.section.name, ...place.section.path] : []
  return {
    topics: topic ? [topic] : [],
    sections: place?.wanted ? [...sections, place.wanted.name] : sections,
  }
}

const unique = (items: readonly string[]) => [...new Set(items)]
