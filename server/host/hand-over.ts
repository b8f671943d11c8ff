// A handoff, for every face: it is signed, its bundle made and delivered, and only what has arrived is recorded.
import type { Refusal, Scene } from '../acts/act.ts'
import { handOff, leavingOf } from '../acts/hand-off.ts'
import { type Done, type Hands, perform } from '../acts/perform.ts'
import { bundleName, bundleOf, forReader, signedBundle } from '../handoff/bundle.ts'
import { packed } from '../handoff/tar.ts'
import { digestOf } from '../ledger/canonical.ts'
import { deliver, type Parcel, whyNotAt } from '../node/deliver.ts'
import { arrived, keepWaiting, waiting } from '../node/outbox.ts'
import type { Prompts } from '../node/run-git-far.ts'
import { handsAround, refusedAround } from './around.ts'
import { record } from './do-act.ts'
import type { PacketAt } from './packet-at.ts'

/** Who gets a bundle, and where. Without a role it is the whole packet; with one, what this role may read. */
export type Reader = { readonly role: string | undefined; readonly where: string }

export type Wish = {
  /** Where it goes, in words. Otherwise the place that the profile names. */
  readonly to?: string | undefined
  /** A word to whoever takes it over. */
  readonly text?: string | undefined
  readonly readers: readonly Reader[]
  /** Where paths begin. */
  readonly cwd: string
  /** Whether git may ask on the terminal on its way to another repository. */
  readonly prompts: Prompts
  /** Where it goes next, once it is signed. */
  readonly heard?: (where: string, index: number) => void
  /** Has the bundles go their way until whoever waits for them stops it. */
  readonly stoppable: <T>(work: (cancel: AbortSignal) => Promise<T>) => Promise<T>
}

export type HandedOver = {
  readonly done: Done
  readonly event: string
  readonly manifest: string
  /** What the bundle is called. */
  readonly bundle: string
  /** Where it is now, reader by reader. */
  readonly places: readonly string[]
  /** It was signed before, and did not arrive then. */
  readonly again: boolean
}

/** `hands` are only wanted where something has to be signed. */
export async function handOver(
  at: PacketAt,
  { to, text, readers, cwd, prompts, heard, stoppable }: Wish,
  hands: () => Hands,
): Promise<HandedOver | Refusal> {
  const { scene } = at
  const { root } = at.home
  const leaving = leavingOf(scene, to)
  if ('no' in leaving) return leaving
  const [nowhere] = readers.flatMap(({ where }) => whyNotAt(where) ?? [])
  if (nowhere !== undefined) return { no: `${nowhere}\nNothing was signed, and nothing was sent.` }
  const unsigned = bundleOf(leaving)
  const { manifest } = unsigned
  const before = signedBefore(scene, root, manifest)
  const around = before && (await refusedAround(handOff.name, at))
  if (around) return around
  const input = { ...(to ? { to } : {}), ...(text ? { text } : {}) }
  const done = before ?? (await perform(handOff, input, scene, handsAround(hands(), handOff.name, at)))
  if ('no' in done) return done
  const [written] = done.written
  keepWaiting(root, manifest, written!)

  const bundle = bundleName(scene.subject.packet.fields.get('packet')?.value ?? '', manifest)
  const parcels = readers.map(({ role, where }) => {
    const files = signedBundle(role === undefined ? unsigned : forReader(unsigned, role), [
      written!.event,
      ...written!.beside,
    ])
    const name = role === undefined ? bundle : `${bundle}-for-${role}`
    const key = role === undefined ? manifest : digestOf(`${manifest} ${role}`)
    const parcel: Parcel = { name, files, archive: packed(name, files), key }
    return { where, parcel }
  })
  const places: string[] = []
  for (const [index, { where, parcel }] of parcels.entries()) {
    heard?.(where, index)
    const went = await stoppable(cancel => deliver(where, parcel, { cwd, prompts, cancel }))
    if ('problem' in went)
      return { no: `${went.problem}\nNothing was recorded. Called again, this sends the same signed handoff.` }
    places.push(went.arrived)
  }

  record(at, done)
  arrived(root, manifest)
  const event = written!.event.name.replace(/\.json$/, '')
  return { done, event, manifest, bundle, places, again: before !== undefined }
}

/** The handoff that was signed before and did not arrive, if it still counts. */
function signedBefore(scene: Scene, root: string, manifest: string): Done | undefined {
  const found = waiting(root, manifest)
  if (!found) return undefined
  const ledger = scene.ledger.with([...found.beside, found.event])
  const id = found.event.name.replace(/\.json$/, '')
  if (!ledger.event(id)?.counts) return undefined
  const says = `The handoff that was signed before, under manifest ${manifest}.`
  return { says, written: [found], changes: [], destroys: [], ledger }
}
