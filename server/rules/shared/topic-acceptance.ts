// Text on a topic has to be accepted by one of those whom the profile names for it, whoever else accepts it besides.
import type { Profile, ProfileSection } from '../../../schemas/profile.ts'
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
import { topicField } from './topic.ts'

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
    packet.sections.some(({ name }) => asks(headings(profile)(name)?.topic)) ||
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

/** By what statements say of themselves, else by their section: a look at fields and sections spares one at every block. */
function topicsIn({ packet, profile }: World): (judged: Judged) => string | undefined {
  const own = new Map<string, string>()
  for (const statement of sorted(packet).withFields) {
    const topic = topicField(statement)?.topic
    if (topic !== undefined) own.set(statement.id, topic)
  }
  const wanted = headings(profile)
  const counts = new Map<string, number>()
  const bySection = new Map<string, string>()
  for (const { name, path } of packet.sections) {
    const nth = (counts.get(name) ?? 0) + 1
    counts.set(name, nth)
    const topic = [name, ...path.toReversed()].map(wanted).find(section => section !== undefined)?.topic
    if (topic !== undefined) bySection.set(nth > 1 ? `${name} (${nth})` : name, topic)
  }
  return ({ block: { kind, name, section } }) =>
    kind === 'section' ? wanted(name)?.topic : (own.get(name) ?? bySection.get(section))
}

/** A profile hears the same headings again and again. */
const headings = remembered((profile: Profile) => {
  const known = new Map<string, ProfileSection | undefined>()
  return (heading: string): ProfileSection | undefined => {
    if (!known.has(heading)) known.set(heading, wantedSection(profile, heading))
    return known.get(heading)
  }
})

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
