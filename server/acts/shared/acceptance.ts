// A block as somebody accepts it: its words, the evidence beside it, and whether this person may be the one.

import { blockName } from '../../../schemas/block-name.ts'
import type { AcceptedBlock } from '../../../schemas/ledger.ts'
import type { Acceptable } from '../../packet/acceptable.ts'
import { sectionText } from '../../packet/section-text.ts'
import type { Desk, Scene } from '../act.ts'
import { termsInForce } from './in-force.ts'
import { mayAccept } from './topics.ts'

/** A block as it goes into an event: its digest, its words, and the evidence that stood beside it. */
export function acceptedBlock(block: Acceptable, scene: Scene, desk: Desk): AcceptedBlock {
  const words = desk.write(textOf(block, scene))
  if (block.kind === 'section')
    return { kind: 'section', name: block.name, digest: block.digest, words, seen: seenBeside(block, scene) }
  return {
    kind: 'statement',
    id: block.name,
    digest: block.digest,
    words,
    seen: seenBeside(block, scene),
    ...(block.section ? { section: block.section } : {}),
  }
}

/** Evidence that a statement cites, as it reads now. */
export function seenBeside({ kind, name }: Acceptable, { subject: { packet, readings } }: Scene) {
  const statement = kind === 'statement' ? packet.statement(name) : undefined
  const labels = new Set((statement?.footnotes ?? []).map(({ label }) => label))
  return [...labels].flatMap(label => {
    const definition = packet.evidenceOf(label)
    const reading = definition && readings.get(definition.locator)
    return reading?.state === 'read' ? [{ id: label, digest: reading.digest }] : []
  })
}

/** A block as it is shown to whoever signs for it. */
export const spelled = (block: Acceptable, scene: Scene): string =>
  `${block.name}${block.kind === 'statement' && block.section ? ` (${block.section})` : ''}: ${textOf(block, scene)}`

/** The source of a block, as it is compared and shown. */
export function textOf(
  { kind, name }: Pick<Acceptable, 'kind' | 'name'>,
  { subject: { packet } }: { readonly subject: Pick<Scene['subject'], 'packet'> },
): string {
  if (kind === 'statement') {
    const span = packet.statement(name)?.span ?? packet.evidenceOf(name)?.span
    return span ? packet.slice(span).trim() : ''
  }
  return sectionText(packet, name)
}

/** Why this person may not accept this block; nothing if the policy in force lets them. */
export function whyNotAccept(block: Acceptable, scene: Scene, actor: string): string | undefined {
  const said = mayAccept(actor, block, scene)
  if ('no' in said) return said.no
  if (termsInForce(scene).profile.author_alone_may_accept || !wrote(actor, block, scene)) return undefined
  const others = acceptancesOf(block, scene).filter(({ by, digest }) => `@${by}` !== actor && digest === block.digest)
  return others.length > 0
    ? undefined
    : `You wrote ${block.name}: somebody else accepts it first, since its author may not be the only one.`
}

const acceptancesOf = (block: Acceptable, { ledger }: Scene) =>
  ledger.state.acceptances.get(
    blockName(
      block.kind === 'statement' ? { kind: 'statement', id: block.name } : { kind: 'section', name: block.name },
    ),
  ) ?? []

/** Somebody proposed these very words, accepted or not. Text that nobody proposed has an author whom nobody proved. */
function wrote(actor: string, block: Acceptable, scene: Scene): boolean {
  const plain = (text: string) => text.replace(/\s+/g, ' ').trim()
  const text = plain(textOf(block, scene))
  return [...scene.ledger.state.drafts.values()].some(draft => {
    if (draft.actor !== actor || draft.verb === 'answers' || draft.verb === 'objects to') return false
    const said = draft.words && scene.words(draft.words)
    return said !== undefined && said !== '' && text.includes(plain(said))
  })
}
