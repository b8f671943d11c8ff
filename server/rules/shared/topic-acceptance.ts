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
import { topicOf } from './topic.ts'

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
  if (!ledger || !Object.values(world.profile.topics).some(({ accepts }) => accepts.length > 0)) return []
  return judgedBlocks(world).flatMap(judged => wanted(judged, world, ledger) ?? [])
})

function wanted(judged: Judged, world: World, ledger: Ledger): Wanted | undefined {
  if (judged.standing.state !== 'accepted') return undefined
  const topic = topicOfBlock(judged, world)
  const roles = topic === undefined ? [] : rolesFor(topic, world.profile)
  if (topic === undefined || roles.length === 0) return undefined
  const by = acceptedNowBy(judged, ledger)
  return by.some(handle => holdsOne(roles, handle, world, ledger)) ? undefined : { name: judged.name, topic, roles, by }
}

function topicOfBlock({ block: { kind, name } }: Judged, world: World): string | undefined {
  if (kind === 'section') return wantedSection(world.profile, name)?.topic
  const statement = world.packet.statement(name)
  return statement && topicOf(statement, world)
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
