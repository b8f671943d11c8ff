// Text on a topic has to be accepted by one of those whom the profile names for it, whoever else accepts it besides.
import type { Profile } from '../../../schemas/profile.ts'
import type { Workspace } from '../../../schemas/workspace.ts'
import type { Ledger } from '../../ledger/fold.ts'
import { hasPlace } from '../../profile/may.ts'
import { placesOf } from '../../workspace/policy-rights.ts'
import type { World } from '../rule.ts'
import { wantedSection } from '../world.ts'
import { type Judged, judgedBlocks } from './accepted.ts'
import { opened } from './recorded.ts'
import { remembered } from './remembered.ts'
import { sorted } from './sorted.ts'
import { topicField, topicOf } from './topic.ts'

export type Wanted = {
  readonly name: string
  readonly topic: string
  /** Places and roles, of which one has to accept it. */
  readonly roles: readonly string[]
  /** Who accepted it as it reads now. Handles. */
  readonly by: readonly string[]
}

/** Blocks that somebody accepted as they read now, and none of those who have to. */
export const wantedByTopic = remembered((world: World): readonly Wanted[] => {
  const ledger = opened(world)?.ledger
  if (!ledger || !asksForSomebody(world)) return []
  const topics = topicsIn(world)
  const found: Wanted[] = []
  for (const judged of judgedBlocks(world)) {
    const topic = topics(judged)
    const one = topic === undefined ? undefined : wanted(judged, topic, world, ledger)
    if (one) found.push(one)
  }
  return found
})

/** Whether anything on the page is on a topic that names people: a look at the sections and the few fields spares one at every block. */
function asksForSomebody({ packet, profile }: World): boolean {
  const asks = (topic: string | undefined) => topic !== undefined && rolesFor(topic, profile).length > 0
  return (
    packet.sections.some(({ name }) => asks(wantedSection(profile, name)?.topic)) ||
    sorted(packet).withFields.some(statement => asks(topicField(statement)?.topic))
  )
}

function wanted(judged: Judged, topic: string, world: World, ledger: Ledger): Wanted | undefined {
  if (judged.standing.state !== 'accepted') return undefined
  const roles = rolesFor(topic, world.profile)
  if (roles.length === 0) return undefined
  const by = acceptedNowBy(judged, ledger)
  return by.some(handle => holdsOne(roles, handle, world, ledger)) ? undefined : { name: judged.name, topic, roles, by }
}

/** Most statements have the topic of their section, so each section is asked once. */
function topicsIn(world: World): (judged: Judged) => string | undefined {
  const own = new Map<string, string>()
  for (const statement of sorted(world.packet).withFields) {
    const topic = topicField(statement)?.topic
    if (topic !== undefined) own.set(statement.id, topic)
  }
  const bySection = new Map<string, string | undefined>()
  return ({ block: { kind, name, section } }) => {
    if (kind === 'section') return wantedSection(world.profile, name)?.topic
    const topic = own.get(name)
    if (topic !== undefined || section === '') return topic
    if (!bySection.has(section)) {
      const statement = world.packet.statement(name)
      bySection.set(section, statement && topicOf(statement, world))
    }
    return bySection.get(section)
  }
}

const rolesFor = (topic: string, { topics }: Profile) => (Object.hasOwn(topics, topic) ? topics[topic]!.accepts : [])

/** Everybody who accepted the text since it last read otherwise. */
function acceptedNowBy({ name, block }: Judged, { state }: Ledger): readonly string[] {
  const all = state.acceptances.get(name) ?? []
  const since = all.findLastIndex(({ digest }) => digest !== block.digest)
  return [...new Set(all.slice(since + 1).map(({ by }) => by))]
}

/** As things stand now: who owns the packet today answers for what the topic asks of the owner. */
const holdsOne = (
  roles: readonly string[],
  handle: string,
  { profile, workspace }: { readonly profile: Profile; readonly workspace: Workspace },
  { standing }: Ledger,
) => roles.some(role => hasPlace(role, handle, { profile, workspace, places: placesOf(standing) }))
