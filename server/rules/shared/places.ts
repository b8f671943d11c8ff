// Who has which place on a packet, as its front matter and its handoff table say it.
import type { Actor, HandoffTable, Packet, Span } from '../../../schemas/packet.ts'
import type { Places } from '../../profile/may.ts'

export type Holder = { readonly actor: Actor; readonly span: Span }

export const coordinatorOf = (packet: Packet): Holder | undefined => inFrontMatter(packet, 'coordinator')

/** The table says who owns the packet now; the front matter, with whom it began. */
export const ownerOf = (packet: Packet): Holder | undefined => packet.table?.owner ?? inFrontMatter(packet, 'owner')

export const isOwnerRow = ({ label }: HandoffTable['rows'][number]): boolean => /^approval owner$/i.test(label)

/** The people among them: no agent has a place. */
export function placesOf(packet: Packet): Places {
  const coordinator = handleOf(coordinatorOf(packet)?.actor)
  const owner = handleOf(ownerOf(packet)?.actor)
  const reviewers = (packet.table?.reviewers ?? []).flatMap(({ role, actor }) => {
    const handle = handleOf(actor)
    return handle ? [{ role, handle }] : []
  })
  return { ...(coordinator && { coordinator }), ...(owner && { owner }), reviewers }
}

const handleOf = (actor: Actor | undefined) => (actor?.kind === 'human' ? actor.handle : undefined)

/** A front-matter value as an actor: the `@` may be missing there. */
export function inFrontMatter({ fields }: Packet, key: string): Holder | undefined {
  const entry = fields.get(key)
  const said = entry?.value.trim()
  if (!entry || !said) return undefined
  const actor: Actor = said.startsWith('agent:')
    ? { kind: 'agent', name: said.slice('agent:'.length) }
    : { kind: 'human', handle: said.replace(/^@/, '') }
  return { actor, span: entry.valueSpan }
}

/** Where findings about the packet as a whole stand: at the profile's name, which asks for what is missing. An empty page has no such place. */
export function wholePacket({ fields, blocks }: Packet): Span | undefined {
  const entry = fields.get('profile') ?? fields.get('packet')
  if (entry) return entry.valueSpan
  const block = blocks[0]?.block
  return block && { block, start: 0, end: Math.min(block.text.length, 3) }
}
