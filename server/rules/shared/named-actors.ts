// Every place of a packet that names somebody.
import type { Actor, Packet, Span, Statement } from '../../../schemas/packet.ts'
import type { Profile } from '../../../schemas/profile.ts'
import { nameOf } from './actors.ts'
import { inStatements } from './in-statements.ts'
import { inFrontMatter } from './places.ts'
import { within } from './within.ts'

export type Named = { readonly actor: Actor; readonly span: Span; readonly role?: string | undefined }

export function* namedActors(packet: Packet, profile: Profile): Iterable<Named> {
  for (const key of personFields(profile)) {
    const named = inFrontMatter(packet, key)
    if (named) yield named
  }
  yield* packet.every(namedIn)
  const { owner, reviewers } = packet.table ?? { reviewers: [] }
  if (owner) yield { actor: owner.actor, span: within(owner.span, nameOf(owner.actor)) }
  for (const { actor, role, span } of reviewers) if (actor) yield { actor, role, span: within(span, nameOf(actor)) }
}

const namedIn = inStatements((statements): readonly Named[] => statements.flatMap(one => [...namedBy(one)]))

function* namedBy({ box, fields, thread }: Statement): Iterable<Named> {
  if (box?.actor) yield { actor: box.actor, role: box.role, span: box.actorSpan ?? box.header }
  if (box?.on_behalf_of) yield { actor: box.on_behalf_of, span: within(box.header, nameOf(box.on_behalf_of)) }
  for (const field of fields) {
    if (field.name === 'owner') yield { actor: { kind: 'human', handle: field.handle }, span: field.span }
    if (field.name === 'reproduced by') yield { actor: field.actor, span: field.span }
  }
  for (const { actor, actorSpan } of thread) if (actor) yield { actor, span: actorSpan }
}

/** Front-matter keys whose value is somebody. */
export const personFields = ({ fields }: Profile): readonly string[] => [
  'coordinator',
  'owner',
  ...Object.keys(fields).filter(key => fields[key]!.type === 'person'),
]
