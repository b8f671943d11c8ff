// What people signed, as statements of in-toto: what is approved, by its digest; by whom, as what and when; and which event and
// signature prove it. A statement adds no proof of its own, and holds nobody's words.
import type { LedgerBlock, LedgerTarget } from '../../schemas/ledger.ts'
import { namespaceOf } from '../ledger/definition.ts'
import { definitionOf, type LedgerEvent } from '../ledger/events/index.ts'
import type { Recorded } from '../ledger/folding.ts'
import type { Record as Dossier } from '../workspace/subject.ts'

type Resource = {
  readonly name: string
  readonly digest: Readonly<Record<string, string>>
  readonly mediaType?: string
}

export type Statement = {
  readonly _type: 'https://in-toto.io/Statement/v1'
  readonly subject: readonly Resource[]
  readonly predicateType: string
  readonly predicate: Readonly<Record<string, unknown>>
}

/** Where it is told what a predicate of this kind holds. */
const predicateType = 'https://github.com/countersign/countersign/blob/main/docs/ledger.md#decision-v1'

/** `page` and `folder`: of the packet and of its ledger, from the root of the workspace. Only what counts and is proved is among them. */
export function inToto({ ledger }: Dossier, page: string, folder: string): readonly Statement[] {
  return ledger.events.flatMap(recorded => {
    const { id, event, proof, counts } = recorded
    const told = counts && proof ? approval(event) : undefined
    if (!told || !proof) return []
    const said: Statement = {
      _type: 'https://in-toto.io/Statement/v1',
      subject: subjectOf(told, page, id, folder),
      predicateType,
      predicate: {
        decision: event.type,
        actor: event.actor,
        time: event.time,
        ...told.says,
        ...(told.seen && { seen: told.seen }),
        event: { name: `${folder}/${id}.json`, digest: { sha256: id }, mediaType: 'application/json' },
        signature: signatureOf(recorded, folder),
      },
    }
    return [said]
  })
}

type Approval = {
  readonly says: Readonly<Record<string, unknown>>
  readonly blocks?: readonly (LedgerBlock | LedgerTarget)[]
  readonly revision?: string
  readonly seen?: readonly Resource[]
}

/** What is no approval, or an agent's, is told by `ledger log`. */
function approval({ type, body }: LedgerEvent): Approval | undefined {
  switch (type) {
    case 'text-accepted':
      return { says: {}, blocks: body.blocks, seen: seenIn(body.blocks) }
    case 'draft-accepted':
      return { says: { draft: body.draft, corrected: body.corrected }, blocks: body.blocks, seen: seenIn(body.blocks) }
    case 'reviewed': {
      const says = { role: body.role, outcome: body.outcome }
      return { says, blocks: body.blocks, ...(body.revision && { revision: body.revision }) }
    }
    case 'risk-carried':
      return { says: { objection: body.objection, ...(body.until && { until: body.until }) }, blocks: body.targets }
    case 'readiness-marked':
      return { says: { role: body.as, events: body.set }, revision: body.revision }
    case 'handed-off':
      return { says: { to: body.to, manifest: body.manifest, events: body.set }, revision: body.revision }
    case 'released':
      return { says: { section: body.section, audience: body.audience }, blocks: body.blocks, revision: body.revision }
    default:
      return undefined
  }
}

const seenIn = (blocks: readonly { readonly seen: readonly { readonly id: string; readonly digest: string }[] }[]) => [
  ...new Map(
    blocks.flatMap(({ seen }) =>
      seen.map(({ id, digest }) => [`${id} ${digest}`, { name: id, digest: { sha256: digest } }]),
    ),
  ).values(),
]

/** Digests of blocks and revisions are over the parsed page, not over its bytes: they have names of their own. */
function subjectOf({ blocks = [], revision }: Approval, page: string, id: string, folder: string): readonly Resource[] {
  const parts = blocks.flatMap((block): readonly Resource[] => {
    if (block.kind === 'event') return [{ name: `${folder}/${block.event}.json`, digest: { sha256: block.event } }]
    if (block.kind === 'packet' || block.digest === undefined) return []
    const name = block.kind === 'statement' ? block.id : block.name
    return [{ name: `${page}#${name}`, digest: { countersignBlockV1: block.digest } }]
  })
  const whole = revision === undefined ? [] : [{ name: page, digest: { countersignRevisionV1: revision } }]
  // A draft of an answer changes no block: then the event itself is what there is.
  return parts.length + whole.length > 0
    ? [...whole, ...parts]
    : [{ name: `${folder}/${id}.json`, digest: { sha256: id } }]
}

function signatureOf({ event, proof }: Recorded, folder: string) {
  const { file, fingerprint, touch, pin } = proof!
  return {
    name: `${folder}/${file}`,
    format: 'sshsig',
    namespace: namespaceOf(definitionOf(event.type).act),
    key: { sha256: fingerprint },
    touch,
    pin,
  }
}
