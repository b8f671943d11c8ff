// What an agent sees of a packet, as a scene: the gate judges its drafts by that and by nothing else. A refusal that rested on
// more would tell, one number at a time, what only some may read.
import { parse } from '../../packet/parse.ts'
import { unread } from '../../rules/shared/unread.ts'
import { type Veil, veilOf } from '../../rules/shared/veil.ts'
import { worldOf } from '../../rules/world.ts'
import { digests } from '../../workspace/digests.ts'
import type { Scene } from '../act.ts'

export type Unseen = { readonly scene: Scene; readonly veil: Veil }

const known = new WeakMap<Scene, Unseen>()

export function unseen(scene: Scene): Unseen {
  const found = known.get(scene) ?? veiled(scene)
  known.set(scene, found)
  return found
}

function veiled(scene: Scene): Unseen {
  const { subject } = scene
  const veil = veilOf(worldOf(subject))
  const said = saidByAgents(scene)
  const words = (digest: string) => {
    const text = scene.words(digest)
    return text === undefined || said.has(digest) ? text : veil.over(text)
  }
  if (veil.page === subject.packet.text) return { scene: { ...scene, subject: unread(subject), words }, veil }
  const packet = parse(veil.page)
  const shown = { ...scene, subject: { ...unread(subject), packet }, words }
  return { scene: { ...shown, blocks: digests.blocks(packet), revision: digests.revision(packet) }, veil }
}

/** Digests of words that no person wrote. */
function saidByAgents({ ledger: { events } }: Scene): ReadonlySet<string> {
  const bodies = events
    .filter(({ event }) => event.actor.startsWith('agent:'))
    .map(({ event }) => JSON.stringify(event.body))
  return new Set(bodies.flatMap(body => body.match(/(?<=")[0-9a-f]{64}(?=")/g) ?? []))
}
